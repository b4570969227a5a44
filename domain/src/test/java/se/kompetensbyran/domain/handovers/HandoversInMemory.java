package se.kompetensbyran.domain.handovers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.handovers.HandoverProblem.OfferedAlready;
import se.kompetensbyran.domain.handovers.HandoverProblem.Unknown;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;

/** Handovers that are forgotten when the test is over. */
public final class HandoversInMemory implements Handovers {

    private final Rows<HandoverId, Handover> rows = new Rows<>();
    private final Nodes nodes;

    private final Sorting<Handover> sorting = new Sorting<Handover>(
                    it -> it.id().value())
            .by("offeredAt", it -> it.offered().at(), Instant::compareTo)
            .by("answerBy", it -> it.answerBy().orElse(null), LocalDate::compareTo);

    /** The handovers between {@code nodes}. */
    public HandoversInMemory(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Optional<Handover> find(HandoverId id, Sight sight) {
        return rows.find(id).filter(it -> isIn(it, sight));
    }

    @Override
    public Optional<Handover> open(ParticipantId participant, Sight sight) {
        return rows.all()
                .filter(it -> isIn(it, sight) && it.closing() == null)
                .filter(it -> it.participant().equals(participant))
                .findAny();
    }

    @Override
    public List<HandoverId> overdue(OrganisationId host, LocalDate today, int most) {
        return rows.all()
                .filter(it -> it.closing() == null && it.stage(today) == Stage.EXPIRED)
                .filter(it -> host(it.from()).equals(host))
                .map(Handover::id)
                .limit(most)
                .toList();
    }

    @Override
    public Handover save(Handover it, Sight sight) {
        if (!isIn(it, sight)) throw new Unknown(it.id());
        boolean isOffered = rows.all()
                .filter(other -> !other.id().equals(it.id()))
                .filter(other -> other.closing() == null && it.closing() == null)
                .anyMatch(other -> other.participant().equals(it.participant()));
        if (isOffered) throw new OfferedAlready();
        return rows.save(it.id(), it, HandoverFixture.read(it, it.revision() + 1));
    }

    @Override
    public Page<Line> search(Search search, Sight sight, PageRequest wanted, LocalDate today) {
        return rows.all()
                .filter(it -> isIn(it, sight))
                .filter(it ->
                        search.participant() == null || search.participant().equals(it.participant()))
                .filter(it -> search.from() == null || search.from().equals(it.from()))
                .filter(it -> search.to() == null || search.to().equals(it.to()))
                .filter(it -> search.stage() == null || search.stage() == it.stage(today))
                .collect(sorting.page(wanted, sorting.ascending("offeredAt")))
                .map(it -> new Line(it, host(it.from()), host(it.to())));
    }

    private boolean isIn(Handover it, Sight sight) {
        return sight.reaches(host(it.from())) || sight.reaches(host(it.to()));
    }

    private OrganisationId host(NodeId node) {
        return nodes.get(node).host();
    }
}
