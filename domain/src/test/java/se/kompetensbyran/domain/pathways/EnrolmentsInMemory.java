package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolledAlready;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolmentsOverlap;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.Unknown;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;

/** Enrolments that are forgotten when the test is over. */
public final class EnrolmentsInMemory implements Enrolments {

    private final Rows<EnrolmentId, Enrolment> rows = new Rows<>();
    private final Nodes nodes;
    private final Placements placements;

    private final Sorting<Line> sorting = new Sorting<Line>(it -> it.id().value())
            .by("enteredOn", Line::enteredOn, LocalDate::compareTo)
            .by("leftOn", Line::leftOn, LocalDate::compareTo);

    /** The enrolments at {@code nodes} of those whom {@code placements} place. */
    public EnrolmentsInMemory(Nodes nodes, Placements placements) {
        this.nodes = nodes;
        this.placements = placements;
    }

    @Override
    public Optional<Enrolment> find(EnrolmentId id, Sight sight) {
        return rows.find(id).filter(it -> isIn(it, sight));
    }

    @Override
    public Optional<Line> line(EnrolmentId id, Vantage vantage) {
        return rows.find(id).filter(it -> isSeen(it, vantage)).map(this::line);
    }

    @Override
    public Enrolment save(Enrolment it, Sight sight) {
        if (!isIn(it, sight)) throw new Unknown(it.id());
        List<Enrolment> others = rows.all()
                .filter(other -> !other.id().equals(it.id()))
                .filter(other -> other.whose().project().equals(it.whose().project()))
                .filter(other -> other.whose().participant().equals(it.whose().participant()))
                .toList();
        if (!it.stage().isOver()
                && others.stream().anyMatch(other -> !other.stage().isOver())) throw new EnrolledAlready();
        if (others.stream().anyMatch(other -> overlap(it, other))) throw new EnrolmentsOverlap();
        return rows.save(it.id(), it, PathwayFixture.read(it, it.revision() + 1));
    }

    @Override
    public Page<Line> search(Search search, Vantage vantage, PageRequest wanted) {
        return rows.all()
                .filter(it -> isSeen(it, vantage))
                .filter(it -> search.participant() == null
                        || search.participant().equals(it.whose().participant()))
                .filter(it -> search.project() == null
                        || search.project().equals(it.whose().project()))
                .filter(it ->
                        search.node() == null || search.node().equals(it.whose().node()))
                .filter(it -> search.stage() == null || search.stage() == shown(it, vantage))
                .filter(it -> search.isExceeding() == null
                        || search.isExceeding()
                                == it.exceededFrom()
                                        .filter(day -> !day.isAfter(vantage.today()))
                                        .isPresent())
                .map(this::line)
                .collect(sorting.page(wanted, Comparator.comparing(it -> it.id().toString())));
    }

    @Override
    public List<EnrolmentId> open(ParticipantId participant, Sight sight) {
        return rows.all()
                .filter(it -> isIn(it, sight) && !it.stage().isOver())
                .filter(it -> it.whose().participant().equals(participant))
                .map(Enrolment::id)
                .sorted(Comparator.comparing(EnrolmentId::toString))
                .toList();
    }

    @Override
    public Optional<EnrolmentId> transferredTo(EnrolmentId id, Sight sight) {
        return rows.all()
                .filter(it -> isIn(it, sight) && id.equals(it.transferredFrom()))
                .map(Enrolment::id)
                .findAny();
    }

    private static boolean overlap(Enrolment one, Enrolment other) {
        return isBefore(one, other) && isBefore(other, one) && isLasting(one) && isLasting(other);
    }

    private static boolean isBefore(Enrolment one, Enrolment other) {
        LocalDate left = other.left().orElse(LocalDate.MAX);
        return one.entered().filter(it -> it.isBefore(left)).isPresent();
    }

    // Who left on the day on which they came takes no day from another.
    private static boolean isLasting(Enrolment it) {
        return it.stage() != Stage.MISREGISTERED && isBefore(it, it);
    }

    private Line line(Enrolment it) {
        return new Line(
                it.id(),
                it.revision(),
                it.whose(),
                host(it.whose().node()),
                it.stage(),
                it.plannedStart(),
                it.entered().orElse(null),
                it.left().orElse(null),
                it.outcome().orElse(null),
                it.exceededFrom().orElse(null));
    }

    private boolean isIn(Enrolment it, Sight sight) {
        return sight.reaches(host(it.whose().node()));
    }

    private Stage shown(Enrolment it, Vantage vantage) {
        return isIn(it, vantage.sight()) ? it.stage() : it.stage().glimpsed();
    }

    private boolean isSeen(Enrolment it, Vantage vantage) {
        if (isIn(it, vantage.sight())) return true;
        if (it.stage().isOver()) return false;
        var whose = new Placements.Search(it.whose().participant(), null, null, null, null, null);
        var theirs = new Vantage(Sight.NONE, vantage.hosts(), vantage.today());
        return placements.search(whose, theirs, PageRequest.first(100)).items().stream()
                .anyMatch(placed ->
                        host(placed.between().node()).equals(host(it.whose().node())));
    }

    private OrganisationId host(NodeId node) {
        return nodes.get(node).host();
    }
}
