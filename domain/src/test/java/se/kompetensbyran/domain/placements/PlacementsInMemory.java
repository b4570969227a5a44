package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.PlacementProblem.PlacedAlready;
import se.kompetensbyran.domain.placements.PlacementProblem.Unknown;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;

/** Placements that are forgotten when the test is over. */
public final class PlacementsInMemory implements Placements {

    private final Rows<PlacementId, Placement> rows = new Rows<>();
    private final Nodes nodes;
    private final Enterprises enterprises;
    private final Referrals referrals;

    private final Sorting<Placement> sorting = new Sorting<Placement>(
                    it -> it.id().value())
            .by("firstDay", it -> it.terms().firstDay(), LocalDate::compareTo)
            .by("lastDay", it -> it.terms().lastDay(), LocalDate::compareTo);

    /** The placements of participants of {@code nodes} at {@code enterprises}, from none of their referrals. */
    public PlacementsInMemory(Nodes nodes, Enterprises enterprises) {
        this(nodes, enterprises, new ReferralsInMemory(nodes));
    }

    /** The placements of participants of {@code nodes} at {@code enterprises}, some from {@code referrals}. */
    public PlacementsInMemory(Nodes nodes, Enterprises enterprises, Referrals referrals) {
        this.nodes = nodes;
        this.enterprises = enterprises;
        this.referrals = referrals;
    }

    @Override
    public Optional<Placement> find(PlacementId id, Vantage vantage) {
        return rows.find(id).filter(it -> isSeen(it, vantage));
    }

    @Override
    public Placement save(Placement it, Vantage vantage) {
        if (!isSeen(it, vantage)) throw new Unknown(it.id());
        boolean isPlaced = rows.all()
                .filter(other -> !other.id().equals(it.id()))
                .filter(other -> !other.state().isOver() && !it.state().isOver())
                .filter(other -> other.between().place().equals(it.between().place()))
                .anyMatch(other ->
                        other.between().participant().equals(it.between().participant()));
        if (isPlaced) throw new PlacedAlready();
        return rows.save(it.id(), it, PlacementFixture.read(it, it.revision() + 1));
    }

    @Override
    public boolean hasOpen(ParticipantId participant, Vantage vantage) {
        return rows.all()
                .filter(it -> isSeen(it, vantage) && !it.state().isOver())
                .anyMatch(it -> it.between().participant().equals(participant));
    }

    @Override
    public Page<Line> search(Search search, Vantage vantage, PageRequest wanted) {
        return rows.all()
                .filter(it -> isSeen(it, vantage))
                .filter(it -> search.participant() == null
                        || search.participant().equals(it.between().participant()))
                .filter(it -> search.place() == null
                        || search.place().equals(it.between().place()))
                .filter(it -> search.enterprise() == null
                        || search.enterprise().equals(it.between().enterprise()))
                .filter(it -> search.state() == null || search.state() == it.state())
                .filter(it -> search.referral() == null
                        || search.referral().equals(it.between().referral()))
                .filter(it -> search.isExceeding() == null || search.isExceeding() == it.isExceeding())
                .collect(sorting.page(wanted, sorting.ascending("firstDay").reversed()))
                .map(it -> new Line(it.id(), it.between(), it.terms(), it.judgement(), it.state()));
    }

    private boolean isSeen(Placement it, Vantage vantage) {
        return vantage.shows(
                it,
                nodes.get(it.between().node()).host(),
                enterprises.get(it.between().enterprise()).organisation(),
                partner(it),
                false);
    }

    private @Nullable OrganisationId partner(Placement it) {
        ReferralId from = it.between().referral();
        return from == null
                ? null
                : referrals.get(from, ReferralSight.at(Sight.REGION)).partner();
    }
}
