package se.kompetensbyran.domain.referrals;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.ReferralProblem.ToldOtherwise;
import se.kompetensbyran.domain.referrals.ReferralProblem.Unknown;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;

/** Referrals that are forgotten when the test is over. */
public final class ReferralsInMemory implements Referrals {

    private final Rows<ReferralId, Referral> rows = new Rows<>();
    private final Nodes nodes;

    private final Sorting<Line> sorting = new Sorting<Line>(it -> it.id().value())
            .by("sentOn", Line::sentOn, naturalOrder())
            .by("answerBy", ReferralsInMemory::answerBy, naturalOrder());

    /** The referrals to {@code nodes}. */
    public ReferralsInMemory(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Optional<Referral> find(ReferralId id, ReferralSight sight) {
        return rows.find(id).filter(it -> isIn(it, sight));
    }

    @Override
    public Optional<Referral> hold(OrganisationId partner, CaseReference reference, ReferralSight sight) {
        return in(sight).filter(it -> isBy(it, partner, reference)).findAny();
    }

    @Override
    public Referral save(Referral it, ReferralSight sight) {
        if (!isIn(it, sight)) throw new Unknown(it.id());
        boolean isTaken = rows.all()
                .filter(other -> !other.id().equals(it.id()))
                .anyMatch(other -> isBy(other, it.partner(), it.reference()));
        if (isTaken) throw new ToldOtherwise();
        return rows.save(it.id(), it, ReferralFixture.read(it, it.revision() + 1));
    }

    @Override
    public void remove(Referral it, ReferralSight sight) {
        rows.remove(it.id(), it);
    }

    @Override
    public Page<Line> search(Search search, ReferralSight sight, PageRequest wanted, LocalDate today) {
        return in(sight)
                .filter(it -> search.stage() == null || search.stage() == it.stage(today))
                .filter(it -> search.node() == null || search.node().equals(it.node()))
                .filter(it -> search.partner() == null || search.partner().equals(it.partner()))
                .map(it -> line(it, today))
                .collect(sorting.page(wanted, comparing(it -> it.id().toString())));
    }

    @Override
    public List<ReferralId> waiting(ParticipantId participant, ReferralSight sight, LocalDate today) {
        return in(sight)
                .filter(it -> participant.equals(it.participant()) && it.stage(today) == Stage.SENT)
                .map(Referral::id)
                .sorted(comparing(ReferralId::toString))
                .toList();
    }

    @Override
    public List<ReferralId> cameToNothing(OrganisationId host, int months, LocalDate today, int most) {
        return in(ReferralSight.at(Sight.at(Set.of(host))))
                .filter(it -> !it.isForgotten())
                .filter(it -> it.cameToNothing(today)
                        .filter(on -> !on.plusMonths(months).isAfter(today))
                        .isPresent())
                .map(Referral::id)
                .sorted(comparing(ReferralId::toString))
                .limit(most)
                .toList();
    }

    @Override
    public List<ReferralId> naming(OrganisationId partner) {
        return rows.all()
                .filter(it -> it.partner().equals(partner))
                .map(Referral::id)
                .sorted(comparing(ReferralId::toString))
                .toList();
    }

    private Stream<Referral> in(ReferralSight sight) {
        return rows.all().filter(it -> isIn(it, sight));
    }

    private boolean isIn(Referral it, ReferralSight sight) {
        return nodes.find(it.node())
                .filter(one -> sight.reaches(it, one.host()))
                .isPresent();
    }

    private Line line(Referral it, LocalDate today) {
        NodeId node = it.node();
        return new Line(
                it.id(),
                it.partner(),
                it.reference(),
                node,
                nodes.get(node).host(),
                it.stage(today),
                it.reason(),
                it.sentOn(),
                it.deadlines());
    }

    private static @Nullable LocalDate answerBy(Line it) {
        return it.deadlines() == null ? null : it.deadlines().answerBy();
    }

    private static boolean isBy(Referral it, OrganisationId partner, @Nullable CaseReference reference) {
        return reference != null && it.partner().equals(partner) && Objects.equals(it.reference(), reference);
    }
}
