package se.kompetensbyran.persistence.figures;

import static se.kompetensbyran.persistence.shared.Values.map;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.figures.FigureSet;
import se.kompetensbyran.domain.figures.FigureYear;
import se.kompetensbyran.domain.figures.FigureYearId;
import se.kompetensbyran.domain.figures.FullTime;
import se.kompetensbyran.domain.figures.Headcount;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.persistence.shared.RootRow;
import se.kompetensbyran.persistence.shared.ValueRows;

@Entity
@Table(name = "figure_year")
class FigureYearEntity extends RootRow<FigureYear> {

    @Id
    UUID id;

    @Column(name = "enterprise_id")
    UUID enterpriseId;

    int year;

    @ElementCollection
    @CollectionTable(name = "figure_set", joinColumns = @JoinColumn(name = "figure_year_id"))
    @OrderColumn(name = "position")
    List<FigureSetRow> sets = new ArrayList<>();

    @Override
    protected void fill(FigureYear it) {
        id = it.id().value();
        enterpriseId = it.enterprise().value();
        year = it.year();
        int last = it.sets().size() - 1;
        while (last >= 0 && !it.sets().get(last).isConfirmed()) last--;
        int inForce = last;
        ValueRows.match(
                sets,
                IntStream.range(0, it.sets().size())
                        .mapToObj(i -> FigureSetRow.of(it.sets().get(i), i == inForce))
                        .toList());
    }

    @Override
    protected FigureYear toDomain() {
        return new FigureYear(
                new FigureYearId(id),
                revision,
                new EnterpriseId(enterpriseId),
                year,
                sets.stream().map(FigureSetRow::toDomain).toList());
    }

    @Embeddable
    record FigureSetRow(
            @Column(name = "set_id") UUID setId,
            @Column(name = "reference_day") LocalDate referenceDay,
            @Column(name = "employed_women") int employedWomen,
            @Column(name = "employed_men") int employedMen,
            @Column(name = "employed_non_binary") int employedNonBinary,
            @Column(name = "employed_unknown") int employedUnknown,
            @Column(name = "full_time_hundredths") int fullTimeHundredths,
            @Column(name = "occupied_women") int occupiedWomen,
            @Column(name = "occupied_men") int occupiedMen,
            @Column(name = "occupied_non_binary") int occupiedNonBinary,
            @Column(name = "occupied_unknown") int occupiedUnknown,
            @Column(name = "target_women") int targetWomen,
            @Column(name = "target_men") int targetMen,
            @Column(name = "target_non_binary") int targetNonBinary,
            @Column(name = "target_unknown") int targetUnknown,
            @Column(name = "turnover_ore") @Nullable Long turnoverOre,
            @Nullable String reason,
            @Column(name = "reported_by") String reportedBy,
            @Column(name = "reported_at") Instant reportedAt,
            @Column(name = "confirmed_by") @Nullable String confirmedBy,
            @Column(name = "confirmed_at") @Nullable Instant confirmedAt,
            @Column(name = "in_force") boolean inForce) {

        static FigureSetRow of(FigureSet it, boolean inForce) {
            Headcount employed = it.employed();
            Headcount occupied = it.occupied();
            Headcount target = it.targetGroup();
            Actor confirmed = it.confirmed();
            return new FigureSetRow(
                    it.id().value(),
                    it.referenceDay(),
                    employed.women(),
                    employed.men(),
                    employed.nonBinary(),
                    employed.unknown(),
                    it.fullTime().hundredths(),
                    occupied.women(),
                    occupied.men(),
                    occupied.nonBinary(),
                    occupied.unknown(),
                    target.women(),
                    target.men(),
                    target.nonBinary(),
                    target.unknown(),
                    map(it.turnover(), Money::ore),
                    it.reason(),
                    it.reported().who(),
                    it.reported().at(),
                    map(confirmed, Actor::who),
                    map(confirmed, Actor::at),
                    inForce);
        }

        FigureSet toDomain() {
            return new FigureSet(
                    new FigureSet.Id(setId),
                    referenceDay,
                    new Headcount(employedWomen, employedMen, employedNonBinary, employedUnknown),
                    new FullTime(fullTimeHundredths),
                    new Headcount(occupiedWomen, occupiedMen, occupiedNonBinary, occupiedUnknown),
                    new Headcount(targetWomen, targetMen, targetNonBinary, targetUnknown),
                    map(turnoverOre, Money::new),
                    reason,
                    new Actor(reportedBy, reportedAt),
                    confirmedBy == null || confirmedAt == null ? null : new Actor(confirmedBy, confirmedAt));
        }
    }
}
