package se.kompetensbyran.domain.participants;

import static java.util.Comparator.comparing;

import java.time.Year;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.participants.ParticipantProblem.Unknown;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Stale;

/** Participants that are forgotten when the test is over. */
public final class ParticipantsInMemory implements Participants {

    private final Rows<ParticipantId, Participant> rows = new Rows<>();
    private final Nodes nodes;

    private final Sorting<Line> sorting = new Sorting<Line>(it -> it.id().value())
            .by("code", it -> it.code().text(), String::compareTo)
            .by("birthYear", it -> it.facts().birthYear(), Year::compareTo);

    /** The participants of {@code nodes}. */
    public ParticipantsInMemory(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Optional<Participant> find(ParticipantId id, Sight sight) {
        return rows.find(id).filter(it -> it.erased() == null).filter(it -> isShown(it, sight));
    }

    @Override
    public Participant hold(ParticipantId id, Sight sight) {
        return get(id, sight);
    }

    @Override
    public Participant save(Participant it, Sight sight) {
        if (!isIn(it.node(), sight)) throw new Unknown(it.id());
        boolean isTaken = rows.all()
                .filter(other -> !other.id().equals(it.id()))
                .anyMatch(other -> it.code() != null && it.code().equals(other.code()));
        if (isTaken) throw new Stale();
        return rows.save(it.id(), it, ParticipantFixture.read(it, it.revision() + 1));
    }

    @Override
    public Page<Line> search(Search search, Sight sight, PageRequest wanted) {
        return rows.all()
                .filter(it -> it.erased() == null)
                .filter(it -> isShown(it, sight))
                .filter(it -> search.node() == null || search.node().equals(it.node()))
                .filter(it ->
                        search.gender() == null || search.gender() == it.facts().gender())
                .filter(it -> search.municipality() == null
                        || search.municipality().equals(it.facts().municipality()))
                .filter(it -> search.targetGroup() == null
                        || it.facts().targetGroups().contains(search.targetGroup()))
                .map(this::line)
                .collect(sorting.page(wanted, comparing(it -> it.code().text())));
    }

    @Override
    public Tally count(Sight sight) {
        Map<Gender, Integer> counts = new EnumMap<>(Gender.class);
        rows.all()
                .filter(it -> isShown(it, sight))
                .forEach(it -> counts.merge(it.facts().gender(), 1, Integer::sum));
        return new Tally(counts);
    }

    /** The participant in a list. */
    public Line line(Participant it) {
        return new Line(
                it.id(),
                Objects.requireNonNull(it.code()),
                it.node(),
                nodes.get(it.node()).host(),
                it.facts());
    }

    private boolean isShown(Participant it, Sight sight) {
        return sight.shows(nodes.get(it.node()).host(), it.restriction() != null);
    }

    private boolean isIn(NodeId node, Sight sight) {
        return nodes.find(node).map(SupportNode::host).filter(sight::reaches).isPresent();
    }
}
