package se.kompetensbyran.domain.pathways;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.PathEvent.Kind;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** Paths told from what is in other stores. */
public final class PathsInMemory implements Paths {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final PageRequest ALL = PageRequest.first(100);

    private final Participants participants;
    private final Enrolments enrolments;
    private final Referrals referrals;
    private final Placements placements;

    /** The paths of {@code participants} in {@code enrolments}, {@code referrals} and {@code placements}. */
    public PathsInMemory(Participants participants, Enrolments enrolments, Referrals referrals, Placements placements) {
        this.participants = participants;
        this.enrolments = enrolments;
        this.referrals = referrals;
        this.placements = placements;
    }

    @Override
    public Page<PathEvent> timeline(ParticipantId participant, Sight sight, LocalDate today, PageRequest wanted) {
        Stream<PathEvent> all = Stream.of(
                        referred(participant, sight, today),
                        enrolled(new Enrolments.Search(participant, null, null, null, null), sight)
                                .flatMap(PathsInMemory::events),
                        placed(participant, sight, today))
                .flatMap(it -> it);
        return Page.of(
                all.sorted(comparing(PathEvent::on)
                                .thenComparing(PathEvent::recordedAt)
                                .thenComparing(it -> EnumCode.of(it.kind()))
                                .thenComparing(it -> it.about().toString()))
                        .toList(),
                wanted);
    }

    @Override
    public Results results(
            ProjectId project, Results.Count count, @Nullable LocalDate from, @Nullable LocalDate to, Sight sight) {
        Map<Gender, Map<Outcome, Integer>> all = new EnumMap<>(Gender.class);
        counted(project, count, sight)
                .filter(it -> from == null || !it.on().isBefore(from))
                .filter(it -> to == null || !it.on().isAfter(to))
                .forEach(it -> all.computeIfAbsent(it.gender(), one -> new EnumMap<>(Outcome.class))
                        .merge(it.outcome(), 1, Integer::sum));
        Map<Gender, Results.Share> shares = new EnumMap<>(Gender.class);
        all.forEach((gender, counts) -> shares.put(gender, new Results.Share(counts)));
        return new Results(shares);
    }

    private record Exit(LocalDate on, Gender gender, Outcome outcome) {}

    private Stream<Exit> counted(ProjectId project, Results.Count count, Sight sight) {
        List<Enrolment> begun = enrolled(new Enrolments.Search(null, project, null, null, null), sight)
                .filter(it -> it.entered().isPresent() && it.stage() != Stage.MISREGISTERED)
                .toList();
        if (count == Results.Count.EPISODES) return begun.stream().flatMap(it -> exit(it, it));
        return begun.stream().collect(groupingBy(it -> it.whose().participant())).values().stream()
                .flatMap(PathsInMemory::firstAndLast)
                .flatMap(it -> exit(it.get(0), it.get(1)));
    }

    private static Stream<List<Enrolment>> firstAndLast(List<Enrolment> ofOne) {
        Comparator<Enrolment> byId = comparing(it -> it.id().toString());
        Comparator<Enrolment> byExit = comparing(it -> it.left().orElse(LocalDate.MAX));
        Optional<Enrolment> first = ofOne.stream()
                .min(Comparator.<Enrolment, LocalDate>comparing(
                                it -> it.entered().orElseThrow())
                        .thenComparing(byId));
        Optional<Enrolment> last = ofOne.stream().max(byExit.thenComparing(byId));
        return first.flatMap(one -> last.map(other -> List.of(one, other))).stream();
    }

    private Stream<Exit> exit(Enrolment entered, Enrolment left) {
        Gender gender = participants
                .get(left.whose().participant(), Sight.REGION)
                .facts()
                .gender();
        Situation entry = entered.reading(Moment.ENTRY).orElseThrow().situation();
        Situation exit = left.reading(Moment.EXIT).map(Reading::situation).orElse(null);
        return left.left().map(on -> new Exit(on, gender, Outcome.of(entry, exit))).stream();
    }

    private Stream<PathEvent> referred(ParticipantId participant, Sight sight, LocalDate today) {
        ReferralSight at = ReferralSight.at(sight);
        return referrals.search(new Referrals.Search(null, null, null), at, ALL, today).items().stream()
                .map(it -> referrals.get(it.id(), at))
                .filter(it -> participant.equals(it.participant()))
                .flatMap(it -> Stream.concat(steps(it), expired(it, today)));
    }

    private static Stream<PathEvent> steps(Referral it) {
        return it.history().stream()
                .filter(step -> step.to() != se.kompetensbyran.domain.referrals.Stage.DRAFT)
                .map(step -> event(step.by().day(), null, Kind.REFERRAL, it.id().value(), step.to(), step.by()));
    }

    private static Stream<PathEvent> expired(Referral it, LocalDate today) {
        var deadlines = it.deadlines();
        if (deadlines == null || it.stage(today) != se.kompetensbyran.domain.referrals.Stage.EXPIRED)
            return Stream.empty();
        LocalDate on = deadlines.answerBy().plusDays(1);
        return Stream.of(new PathEvent(
                on,
                null,
                Kind.REFERRAL,
                it.id().value(),
                EnumCode.of(it.stage(today)),
                on.atStartOfDay(SWEDEN).toInstant()));
    }

    private static Stream<PathEvent> events(Enrolment it) {
        UUID id = it.id().value();
        Stream<PathEvent> steps = it.history().stream()
                .filter(step -> step.to() != Stage.SUSPENDED)
                .map(step -> event(step.on(), null, Kind.ENROLMENT, id, step.to(), step.by()));
        if (it.stage() == Stage.MISREGISTERED) return steps;
        return Stream.of(
                        steps,
                        it.suspensions().stream()
                                .map(away -> event(
                                        away.days().from(),
                                        away.days().lastDay().orElse(null),
                                        Kind.SUSPENSION,
                                        id,
                                        away.reason(),
                                        away.by())),
                        it.ladder().stream()
                                .map(climb -> event(climb.on(), null, Kind.LADDER_STEP, id, climb.step(), climb.by())),
                        it.reading(Moment.FOLLOW_UP).stream()
                                .map(told -> event(
                                        told.on(),
                                        null,
                                        Kind.FOLLOW_UP,
                                        id,
                                        told.situation().status(),
                                        told.by())),
                        it
                                .outcome()
                                .flatMap(how -> it.left().map(on -> event(on, null, Kind.OUTCOME, id, how, told(it))))
                                .stream())
                .flatMap(all -> all);
    }

    // By whom and when it was told how it went: with the exit, or last.
    private static Actor told(Enrolment it) {
        Actor exit = it.history().get(it.history().size() - 1).by();
        return it.reading(Moment.EXIT)
                .map(Reading::by)
                .filter(by -> by.at().isAfter(exit.at()))
                .orElse(exit);
    }

    private Stream<PathEvent> placed(ParticipantId participant, Sight sight, LocalDate today) {
        Vantage vantage = Vantage.of(sight, today);
        return placements
                .search(new Placements.Search(participant, null, null, null, null, null), vantage, ALL)
                .items()
                .stream()
                .map(it -> placements.get(it.id(), vantage))
                .flatMap(it -> it.history().stream()
                        .map(step ->
                                event(step.on(), null, Kind.PLACEMENT, it.id().value(), step.to(), step.by())));
    }

    private Stream<Enrolment> enrolled(Enrolments.Search search, Sight sight) {
        return enrolments.search(search, Vantage.of(sight, LocalDate.EPOCH), ALL).items().stream()
                .map(it -> enrolments.get(it.id(), sight));
    }

    private static PathEvent event(
            LocalDate on, @Nullable LocalDate until, Kind kind, UUID about, Enum<?> code, Actor by) {
        return new PathEvent(on, until, kind, about, EnumCode.of(code), by.at());
    }
}
