package se.kompetensbyran.domain.worklist;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.AssessmentLine;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeOverview;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.retention.RetentionsInMemory;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportOverview;
import se.kompetensbyran.domain.worklist.WorkItem.About;
import se.kompetensbyran.domain.worklist.WorkItem.ActionOverdue;
import se.kompetensbyran.domain.worklist.WorkItem.AssessmentToDecide;
import se.kompetensbyran.domain.worklist.WorkItem.DataFinding;
import se.kompetensbyran.domain.worklist.WorkItem.FollowUpDue;
import se.kompetensbyran.domain.worklist.WorkItem.HandoverOffered;
import se.kompetensbyran.domain.worklist.WorkItem.InitiativeUnmoved;
import se.kompetensbyran.domain.worklist.WorkItem.ReferralUnanswered;
import se.kompetensbyran.domain.worklist.WorkItem.RetentionEnding;
import se.kompetensbyran.domain.worklist.WorkItem.StatusDue;
import se.kompetensbyran.domain.worklist.WorkItem.SupportRequested;

/** What is to be done, by the fakes of every context. */
public final class WorkItemsInMemory implements WorkItems {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Assessments assessments;
    private final Enterprises enterprises;
    private final Nodes nodes;
    private final SupportCases cases;
    private final QualityReviews reviews;
    private final Initiatives initiatives;
    private final Referrals referrals;
    private final RetentionsInMemory retentions;
    private final Findings findings;
    private final Handovers handovers;
    private final Enrolments enrolments;
    private final Participants participants;

    /** What is to be done there. */
    public WorkItemsInMemory(
            Assessments assessments,
            Enterprises enterprises,
            Nodes nodes,
            SupportCases cases,
            QualityReviews reviews,
            Initiatives initiatives,
            Referrals referrals,
            RetentionsInMemory retentions,
            Findings findings,
            Handovers handovers,
            Enrolments enrolments,
            Participants participants) {
        this.assessments = assessments;
        this.enterprises = enterprises;
        this.nodes = nodes;
        this.cases = cases;
        this.reviews = reviews;
        this.initiatives = initiatives;
        this.referrals = referrals;
        this.retentions = retentions;
        this.findings = findings;
        this.handovers = handovers;
        this.enrolments = enrolments;
        this.participants = participants;
    }

    @Override
    public Page<WorkItem> search(WorkSight sight, PageRequest wanted, LocalDate today) {
        return Page.of(
                sight.shares().entrySet().stream()
                        .<WorkItem>flatMap(it -> of(it.getKey(), it.getValue().within(), sight.who(), today))
                        .sorted(comparing(WorkItem::due)
                                .thenComparing(WorkItem::kind)
                                .thenComparing(it -> it.key().toString()))
                        .toList(),
                wanted);
    }

    @Override
    public Map<WorkKind, Integer> counts(WorkSight sight, LocalDate today) {
        Map<WorkKind, Integer> counts = new EnumMap<>(WorkKind.class);
        sight.shares()
                .forEach((kind, share) -> counts.put(
                        kind, (int) of(kind, share.within(), sight.who(), today).count()));
        return counts;
    }

    private Stream<? extends WorkItem> of(WorkKind kind, @Nullable Within within, String who, LocalDate today) {
        return switch (kind) {
            case ASSESSMENT_TO_DECIDE -> toDecide(within, who, today);
            case STATUS_DUE -> due(within, today);
            case SUPPORT_REQUESTED -> requested(within, today);
            case ACTION_OVERDUE -> overdue(within, today);
            case INITIATIVE_UNMOVED -> unmoved(within, today);
            case REFERRAL_UNANSWERED -> unanswered(within, today);
            case RETENTION_ENDING -> ending(within, today);
            case DATA_FINDING -> wrong(within, today);
            case HANDOVER_OFFERED -> offered(within, today);
            case FOLLOW_UP_DUE -> toAsk(within, today);
        };
    }

    private Stream<AssessmentToDecide> toDecide(@Nullable Within within, String who, LocalDate today) {
        return all(page -> assessments.search(new Assessments.Search(null, null, within), page, today))
                .filter(it -> !assessments.get(it.id()).isOwn(who))
                .map(it -> new AssessmentToDecide(
                        it.id(),
                        it.state(),
                        LocalDate.ofInstant(it.since(), SWEDEN),
                        About.enterprise(it.enterprise(), it.enterpriseName())))
                .filter(it -> it.isReady(today));
    }

    private Stream<StatusDue> due(@Nullable Within within, LocalDate today) {
        List<AssessmentLine> all = all(page ->
                        assessments.search(new Assessments.Search(null, null, within), page, today))
                .toList();
        return all.stream()
                .filter(it -> it.state() == State.CONFIRMED)
                .filter(it -> Status.isToRenew(validity(it), today))
                .filter(it -> all.stream()
                        .noneMatch(other -> other.enterprise().equals(it.enterprise())
                                && other.state() == State.CONFIRMED
                                && validity(other).from().isAfter(validity(it).from())))
                .filter(it -> overview(it.enterprise(), today).stage() != Stage.CLOSED)
                .filter(it -> all.stream()
                        .noneMatch(other -> other.enterprise().equals(it.enterprise())
                                && other.state().isOpen()
                                && other.state() != State.DRAFT))
                .map(it -> new StatusDue(
                        it.enterprise(),
                        validity(it).lastDay().orElseThrow(),
                        draft(all, it.enterprise()),
                        About.enterprise(it.enterprise(), it.enterpriseName())));
    }

    private Stream<SupportRequested> requested(@Nullable Within within, LocalDate today) {
        SupportCases.Sight sight = within == null ? null : new SupportCases.Sight(Set.of(), within.hosts());
        var waiting =
                new SupportCases.Search(sight, null, null, se.kompetensbyran.domain.support.Stage.REQUESTED, null);
        return all(page -> cases.search(waiting, page, today))
                .filter(it -> within == null || it.initiative() != null || isAsked(it, within, today))
                .map(it -> new SupportRequested(it.id(), it.requestedOn(), it.initiative() != null, about(it)));
    }

    /** Whether a node of theirs that has not said no could take it, or all that could have said no. */
    private boolean isAsked(SupportOverview it, Within within, LocalDate today) {
        var municipality = enterprises
                .get(Objects.requireNonNull(it.enterprise()).id())
                .business()
                .municipality();
        var near = new Nodes.Search(municipality, null, null, null, today);
        var undecided = all(page -> nodes.search(near, page))
                .filter(node -> !it.declinedBy().contains(node.id()))
                .toList();
        return undecided.isEmpty()
                || undecided.stream()
                        .anyMatch(node -> within.hosts().contains(node.host().id()));
    }

    private static About about(SupportOverview it) {
        SupportOverview.AskingInitiative initiative = it.initiative();
        if (initiative != null) return new About(initiative.id().value(), initiative.name());
        SupportOverview.Asker enterprise = Objects.requireNonNull(it.enterprise());
        return About.enterprise(enterprise.id(), enterprise.name());
    }

    private Stream<ActionOverdue> overdue(@Nullable Within within, LocalDate today) {
        var late = new QualityReviews.ActionSearch(null, null, today, within);
        return all(page -> reviews.actions(late, page, today))
                .map(it -> new ActionOverdue(
                        it.review(),
                        it.action().id(),
                        it.action().due(),
                        About.enterprise(it.enterprise(), it.enterpriseName())));
    }

    private Stream<InitiativeUnmoved> unmoved(@Nullable Within within, LocalDate today) {
        LocalDate since = today.minusDays(Initiative.UNMOVED_DAYS);
        var still = new Initiatives.Search(null, null, null, null, null, since);
        return all(page -> initiatives.search(still, page, today))
                .filter(it -> within == null || isOf(it, within, today))
                .map(it -> new InitiativeUnmoved(
                        it.id(),
                        it.movedOn(),
                        new About(it.id().value(), it.idea().name())));
    }

    private Stream<ReferralUnanswered> unanswered(@Nullable Within within, LocalDate today) {
        var sight = ReferralSight.at(within == null ? Sight.REGION : Sight.at(within.hosts()));
        var sent = new Referrals.Search(se.kompetensbyran.domain.referrals.Stage.SENT, null, null);
        return all(page -> referrals.search(sent, sight, page, today))
                .filter(it ->
                        !today.isBefore(Objects.requireNonNull(it.deadlines()).remindOn()))
                .map(it -> new ReferralUnanswered(
                        it.id(),
                        Objects.requireNonNull(it.deadlines()).remindOn(),
                        Objects.requireNonNull(it.sentOn()),
                        new About(it.node().value(), nodes.get(it.node()).name())));
    }

    private Stream<RetentionEnding> ending(@Nullable Within within, LocalDate today) {
        return retentions
                .told(within == null ? Sight.REGION : Sight.at(within.hosts()), today)
                .map(it -> new RetentionEnding(
                        it.whose(),
                        it.goesOn(),
                        it.toldOn(),
                        new About(it.node().value(), nodes.get(it.node()).name())));
    }

    private Stream<DataFinding> wrong(@Nullable Within within, LocalDate today) {
        Sight sight = within == null ? Sight.REGION : Sight.at(within.hosts());
        return all(page -> findings.search(new Findings.Search(null, null, false), sight, page))
                .filter(it -> !it.foundOn().isAfter(today))
                .map(it -> new DataFinding(
                        it.id(),
                        it.kind(),
                        it.subject(),
                        it.since(),
                        it.foundOn(),
                        new About(it.node().value(), nodes.get(it.node()).name())));
    }

    private Stream<HandoverOffered> offered(@Nullable Within within, LocalDate today) {
        Sight sight = within == null ? Sight.REGION : Sight.at(within.hosts());
        var search = new Handovers.Search(null, null, null, se.kompetensbyran.domain.handovers.Stage.OFFERED);
        return all(page -> handovers.search(search, sight, page, today))
                .map(Handovers.Line::handover)
                .filter(it -> sight.reaches(nodes.get(it.to()).host()))
                .filter(it -> !it.offered().day().isAfter(today))
                .map(it -> new HandoverOffered(
                        it.id(),
                        it.offered().day(),
                        new About(it.to().value(), nodes.get(it.to()).name())));
    }

    private Stream<FollowUpDue> toAsk(@Nullable Within within, LocalDate today) {
        Sight sight = within == null ? Sight.REGION : Sight.at(within.hosts());
        var search = new Enrolments.Search(null, null, null, null, null);
        return all(page -> enrolments.search(search, Vantage.of(sight, today), page))
                .map(it -> enrolments.get(it.id(), sight))
                .filter(Enrolment::isToBeAsked)
                .filter(it -> participants
                        .find(it.whose().participant(), sight)
                        .filter(whose -> whose.restriction() == null)
                        .isPresent())
                .map(it -> new FollowUpDue(
                        it.id(),
                        limit(it, RuleKind.FOLLOW_UP_UNTIL),
                        limit(it, RuleKind.FOLLOW_UP_FROM),
                        new About(
                                it.whose().node().value(),
                                nodes.get(it.whose().node()).name())))
                .filter(it -> !it.since().isAfter(today) && !it.due().isBefore(today));
    }

    private static LocalDate limit(Enrolment it, RuleKind rule) {
        return it.judgement(rule).map(Judgement::limit).orElseThrow();
    }

    private boolean isOf(InitiativeOverview it, Within within, LocalDate today) {
        NodeId id = it.node().id();
        SupportNode node = nodes.get(id);
        return node.open().contains(today) && within.hosts().contains(node.host());
    }

    private EnterpriseOverview overview(EnterpriseId id, LocalDate today) {
        return enterprises.overview(id, today).orElseThrow();
    }

    private static @Nullable AssessmentId draft(List<AssessmentLine> all, EnterpriseId enterprise) {
        return all.stream()
                .filter(it -> it.enterprise().equals(enterprise) && it.state() == State.DRAFT)
                .map(AssessmentLine::id)
                .findAny()
                .orElse(null);
    }

    private static Period validity(AssessmentLine it) {
        return Objects.requireNonNull(it.validity());
    }

    private static <T> Stream<T> all(Function<PageRequest, Page<T>> search) {
        List<T> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            Page<T> it = search.apply(new PageRequest(page, 100, List.of()));
            all.addAll(it.items());
            if (all.size() >= it.total()) return all.stream();
        }
    }
}
