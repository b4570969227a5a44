package se.kompetensbyran.domain.findings;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Sorting;

/** Findings that are forgotten when the test is over; placements and enrolments are checked. */
public final class FindingsInMemory implements Findings {

    private static final Set<State> AGREED = Set.of(State.SIGNED, State.ONGOING);

    private final List<Line> rows = new CopyOnWriteArrayList<>();
    private final Placements placements;
    private final Enrolments enrolments;
    private final Participants participants;
    private final Projects projects;
    private final Nodes nodes;

    private final Sorting<Line> sorting = new Sorting<Line>(it -> it.id().value())
            .by("since", Line::since, LocalDate::compareTo)
            .by("foundOn", Line::foundOn, LocalDate::compareTo);

    /** What is wrong in {@code placements} and {@code enrolments}. */
    public FindingsInMemory(
            Placements placements, Enrolments enrolments, Participants participants, Projects projects, Nodes nodes) {
        this.placements = placements;
        this.enrolments = enrolments;
        this.participants = participants;
        this.projects = projects;
        this.nodes = nodes;
    }

    @Override
    public Outcome check(FindingKind kind, OrganisationId host, LocalDate today) {
        Map<UUID, Line> wrong = wrong(kind, host, today).collect(toMap(Line::subject, it -> it));
        int mended = 0;
        for (int i = 0; i < rows.size(); i++) {
            Line it = rows.get(i);
            if (it.kind() != kind || it.mendedOn() != null || !isAt(it.node(), Sight.at(Set.of(host)))) continue;
            if (wrong.remove(it.subject()) != null) continue;
            LocalDate on = today.isBefore(it.foundOn()) ? it.foundOn() : today;
            rows.set(i, new Line(it.id(), kind, it.subject(), it.node(), it.adviser(), it.since(), it.foundOn(), on));
            mended++;
        }
        rows.addAll(wrong.values());
        return new Outcome(wrong.size(), mended);
    }

    private Stream<Line> wrong(FindingKind kind, OrganisationId host, LocalDate today) {
        if (kind.collection().equals("enrolments")) {
            Sight own = Sight.at(Set.of(host));
            return enrolled(own, today).stream()
                    .flatMap(it -> since(kind, it, own, today)
                            .map(day -> new Line(
                                    new FindingId(UUID.randomUUID()),
                                    kind,
                                    it.id().value(),
                                    it.whose().node(),
                                    it.history()
                                            .get(it.history().size() - 1)
                                            .by()
                                            .who(),
                                    day,
                                    today,
                                    null))
                            .stream());
        }
        List<Placement> all = placed(host, today);
        return all.stream()
                .flatMap(it -> since(kind, it, all, today)
                        .map(day -> new Line(
                                new FindingId(UUID.randomUUID()),
                                kind,
                                it.id().value(),
                                it.between().node(),
                                it.author().who(),
                                day,
                                today,
                                null))
                        .stream());
    }

    private static Optional<LocalDate> since(FindingKind kind, Placement it, List<Placement> all, LocalDate today) {
        Ending ending = it.ending();
        boolean isWrong = switch (kind) {
            case PLACEMENT_WITHOUT_WORD ->
                ending != null && ending.word().answer() == Word.Answer.NOT_HEARD && isLong(ending.lastDay(), today);
            case PLACEMENTS_OVERLAP ->
                AGREED.contains(it.state())
                        && all.stream()
                                        .filter(other -> isOver(other, it))
                                        .mapToInt(other -> other.terms().hoursPerWeek())
                                        .sum()
                                > Terms.MAX_HOURS;
            case PLACEMENT_PAST_END ->
                (AGREED.contains(it.state()) || it.state() == State.TO_SIGN)
                        && it.terms().lastDay().isBefore(today);
            default -> false;
        };
        if (!isWrong) return Optional.empty();
        return Optional.of(
                switch (kind) {
                    case PLACEMENTS_OVERLAP -> it.terms().firstDay();
                    case PLACEMENT_WITHOUT_WORD -> requireNonNull(ending).lastDay();
                    default -> it.terms().lastDay();
                });
    }

    private Optional<LocalDate> since(FindingKind kind, Enrolment it, Sight own, LocalDate today) {
        return switch (kind) {
            case EXIT_WITHOUT_OUTCOME ->
                it.left()
                        .filter(left -> it.judgement(RuleKind.OUTCOME_TOLD)
                                .filter(rule -> rule.isExceeded(today))
                                .isPresent())
                        .filter(left -> it.reading(Reading.Moment.EXIT).isEmpty())
                        .filter(left -> it.reason() != StepReason.CONSENT_WITHDRAWN);
            case CONSENT_ENDED -> it.stage().isOver() ? Optional.empty() : withdrawn(it, own);
            case ENROLMENT_PAST_END ->
                Optional.of(projects.get(it.whose().project()))
                        .filter(project -> !it.stage().isOver())
                        .map(project -> project.endedOn()
                                .map(PartialDate::lastDay)
                                .orElse(project.schedule().plannedEndsOn()))
                        .filter(last -> last.isBefore(today));
            case FOLLOW_UP_MISSING ->
                it.judgement(RuleKind.FOLLOW_UP_UNTIL)
                        .map(Judgement::limit)
                        .filter(last -> it.isToBeAsked() && last.isBefore(today))
                        .filter(last ->
                                participants.get(it.whose().participant(), own).restriction() == null);
            default -> Optional.empty();
        };
    }

    private Optional<LocalDate> withdrawn(Enrolment it, Sight own) {
        List<Consent> all = participants.get(it.whose().participant(), own).consents();
        boolean isPathHeld =
                all.stream().anyMatch(one -> one.isActive() && one.covers().contains(Datum.PATH));
        boolean isAnyHeld = all.stream().anyMatch(Consent::isActive);
        return all.stream()
                .filter(one -> one.covers().contains(Datum.PATH) ? !isPathHeld : !isAnyHeld)
                .flatMap(one -> Optional.ofNullable(one.withdrawal()).stream())
                .map(Consent.Withdrawal::on)
                // What was taken back before it was planned is no reason to interrupt it.
                .filter(on -> !on.isBefore(it.history().get(0).on()))
                .max(LocalDate::compareTo);
    }

    private static boolean isLong(LocalDate since, LocalDate today) {
        return !since.plusDays(FindingKind.DAYS_TO_TELL).isAfter(today);
    }

    // Whether one that began no later, the later itself too, goes on on the first day of the later.
    private static boolean isOver(Placement earlier, Placement later) {
        Terms one = earlier.terms();
        Terms other = later.terms();
        int order = one.firstDay().compareTo(other.firstDay());
        boolean isEarlier = order < 0
                || (order == 0 && earlier.id().toString().compareTo(later.id().toString()) <= 0);
        return isEarlier
                && earlier.between().participant().equals(later.between().participant())
                && AGREED.contains(earlier.state())
                && !one.lastDay().isBefore(other.firstDay());
    }

    @Override
    public Page<Line> search(Search search, Sight sight, PageRequest wanted) {
        return rows.stream()
                .filter(it -> isAt(it.node(), sight))
                .filter(it -> search.kind() == null || search.kind() == it.kind())
                .filter(it -> search.node() == null || search.node().equals(it.node()))
                .filter(it -> search.isMended() == null || search.isMended() == (it.mendedOn() != null))
                .collect(sorting.page(wanted, sorting.ascending("since")));
    }

    @Override
    public Map<FindingKind, Integer> counts(Sight sight) {
        Map<FindingKind, Integer> all = new EnumMap<>(FindingKind.class);
        for (FindingKind it : FindingKind.values()) all.put(it, 0);
        rows.stream()
                .filter(it -> it.mendedOn() == null && isAt(it.node(), sight))
                .forEach(it -> all.merge(it.kind(), 1, Integer::sum));
        return all;
    }

    private List<Enrolment> enrolled(Sight own, LocalDate today) {
        return enrolments
                .search(
                        new Enrolments.Search(null, null, null, null, null),
                        Vantage.of(own, today),
                        new PageRequest(1, 100, List.of()))
                .items()
                .stream()
                .map(it -> enrolments.get(it.id(), own))
                .toList();
    }

    private List<Placement> placed(OrganisationId host, LocalDate today) {
        Vantage near = Vantage.of(Sight.at(Set.of(host)), today);
        List<Placement> all = new ArrayList<>();
        placements
                .search(
                        new Placements.Search(null, null, null, null, null, null),
                        near,
                        new PageRequest(1, 100, List.of()))
                .items()
                .forEach(it -> all.add(placements.get(it.id(), near)));
        return all;
    }

    private boolean isAt(NodeId node, Sight sight) {
        return sight.reaches(nodes.get(node).host());
    }
}
