package se.kompetensbyran.persistence.worklist;

import static java.util.stream.Collectors.toSet;
import static se.kompetensbyran.persistence.shared.OwnEnterprises.ids;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.findings.FindingId;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.worklist.WorkItem;
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
import se.kompetensbyran.domain.worklist.WorkItems;
import se.kompetensbyran.domain.worklist.WorkKind;
import se.kompetensbyran.domain.worklist.WorkSight;
import se.kompetensbyran.persistence.shared.OwnEnterprises;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sql;

/**
 * What is to be done, out of the tables of every context. Each kind gives its most urgent rows, as many as the page can
 * need, through an index in that order; only those of the page are joined with what is shown of them.
 */
@ApplicationScoped
class JdbcWorkItems implements WorkItems {

    private static final List<WorkKind> IN_ORDER = List.of(WorkKind.values());

    private static final List<WorkKind> OF_PARTICIPANTS = List.of(
            WorkKind.REFERRAL_UNANSWERED,
            WorkKind.RETENTION_ENDING,
            WorkKind.DATA_FINDING,
            WorkKind.HANDOVER_OFFERED,
            WorkKind.FOLLOW_UP_DUE);

    private static final String SINCE = "(a.state_since at time zone 'Europe/Stockholm')::date";

    private static final String OFFERED = "(h.offered_at at time zone 'Europe/Stockholm')::date";

    // The nodes that cover something on a day.
    private static final String COVERING =
            " from support_node near join support_node_coverage covers on covers.node_id = near.id"
                    + " where near.open @> cast(? as date) and covers.period @> cast(? as date)";

    // Asked of the case alone, so that it is asked before its enterprise is looked at.
    private static final String UNDECIDED =
            " and near.id <> all(s.declined_by) and covers.municipality = (select asker.municipality"
                    + " from enterprise asker where asker.id = s.enterprise_id))";

    // As Assessment.isOwn says; asked of each row in its order, through the key of its steps, and not of the whole
    // table.
    private static final String OF_OTHERS =
            " and coalesce((select false from assessment_state_change step where step.assessment_id = a.id"
                    + " and step.changed_by = ? and step.state in ('draft', 'submitted', 'contested') limit 1), true)";

    private static final String SHOWN = " w left join enterprise e on e.id = w.about"
            + " left join support_case asked on asked.id = w.id and w.rank = " + rank(WorkKind.SUPPORT_REQUESTED)
            + " left join initiative i on i.id = case w.rank when " + rank(WorkKind.INITIATIVE_UNMOVED)
            + " then w.id else asked.initiative_id end"
            + " left join assessment told on told.id = w.id and w.rank = " + rank(WorkKind.ASSESSMENT_TO_DECIDE)
            + " left join assessment draft on draft.enterprise_id = w.id and draft.state = 'draft' and w.rank = "
            + rank(WorkKind.STATUS_DUE)
            + " left join referral waits on waits.id = w.id and w.rank = " + rank(WorkKind.REFERRAL_UNANSWERED)
            + " left join participant goes on goes.id = w.id and w.rank = " + rank(WorkKind.RETENTION_ENDING)
            + " left join data_finding wrong on wrong.id = w.id and w.rank = " + rank(WorkKind.DATA_FINDING)
            + " left join handover offered on offered.id = w.id and w.rank = " + rank(WorkKind.HANDOVER_OFFERED)
            + " left join enrolment left_by on left_by.id = w.id and w.rank = " + rank(WorkKind.FOLLOW_UP_DUE)
            + " left join support_node node on node.id = coalesce(waits.node_id, goes.node_id, wrong.node_id,"
            + " offered.to_node_id, left_by.node_id)"
            + " left join quality_action action on action.id = w.id and w.rank = " + rank(WorkKind.ACTION_OVERDUE)
            + " order by w.due, w.rank, w.id";

    private final Reads reads;
    private final RowSecurity rows;

    JdbcWorkItems(Reads reads, RowSecurity rows) {
        this.reads = reads;
        this.rows = rows;
    }

    /** Some rows of one kind, and the order in which they are urgent. */
    private record Branch(WorkKind kind, Sql columns, Sql matching, String order) {}

    @Override
    public Page<WorkItem> search(WorkSight sight, PageRequest wanted, LocalDate today) {
        List<Branch> branches = branches(sight, today);
        if (branches.isEmpty()) return new Page<>(List.of(), 0);
        int most = wanted.offset() + wanted.limit();
        Sql found = Sql.of("select w.rank, w.id, w.due, w.since, w.about, e.name, i.name, told.state, draft.id,"
                + " action.review_id, i.id, node.id, node.name, wrong.kind, wrong.subject_id from (select * from (");
        Sql matching = Sql.of(" from (");
        String between = "";
        for (Branch it : branches) {
            found.add(between + "(select " + rank(it.kind()) + " as rank, ")
                    .add(it.columns())
                    .add(it.matching())
                    .add(" order by " + it.order() + " limit ?)", most);
            matching.add(between + "select 1").add(it.matching());
            between = " union all ";
        }
        found.add(") work order by due, rank, id limit ? offset ?)" + SHOWN, wanted.limit(), wanted.offset());
        return showing(sight, () -> reads.page(wanted, found, matching.add(") work"), JdbcWorkItems::item));
    }

    @Override
    public Map<WorkKind, Integer> counts(WorkSight sight, LocalDate today) {
        Map<WorkKind, Integer> counts = new EnumMap<>(WorkKind.class);
        if (sight.shares().isEmpty()) return counts;
        Map<WorkKind, List<Branch>> byKind = new EnumMap<>(WorkKind.class);
        for (Branch it : branches(sight, today))
            byKind.computeIfAbsent(it.kind(), kind -> new ArrayList<>()).add(it);
        Sql all = Sql.of("select ");
        String between = "";
        for (List<Branch> of : byKind.values()) {
            all.add(between + "(select count(*) from (");
            String and = "";
            for (Branch it : of) {
                all.add(and + "select 1").add(it.matching());
                and = " union all ";
            }
            all.add(" limit " + (PageRequest.REACH + 1) + ") counted)");
            between = ", ";
        }
        showing(
                sight,
                () -> reads.list(all, row -> {
                    int at = 1;
                    for (WorkKind it : byKind.keySet()) counts.put(it, row.getInt(at++));
                    return counts;
                }));
        return counts;
    }

    // What is of participants stands behind row-level security, which is told whose in the transaction that reads.
    private <T> T showing(WorkSight sight, Supplier<T> read) {
        List<Sight> told = OF_PARTICIPANTS.stream()
                .map(it -> sight.shares().get(it))
                .filter(Objects::nonNull)
                .map(it -> of(it.within()))
                .toList();
        if (told.isEmpty()) return read.get();
        Sight near = told.contains(Sight.REGION)
                ? Sight.REGION
                : Sight.at(told.stream().flatMap(it -> it.hosts().stream()).collect(toSet()));
        return QuarkusTransaction.joiningExisting().call(() -> {
            rows.show(near);
            return read.get();
        });
    }

    private static Sight of(@Nullable Within within) {
        return within == null ? Sight.REGION : Sight.at(within.hosts());
    }

    private static List<Branch> branches(WorkSight sight, LocalDate today) {
        List<Branch> all = new ArrayList<>();
        sight.shares().forEach((kind, share) -> {
            switch (kind) {
                case ASSESSMENT_TO_DECIDE -> {
                    all.add(waiting(share.within(), sight.who(), today));
                    all.add(told(share.within(), sight.who(), today));
                }
                case STATUS_DUE -> all.add(due(share.within(), today));
                case SUPPORT_REQUESTED -> {
                    all.add(requested(share.within(), today));
                    all.add(requestedForInitiatives(share.within(), today));
                }
                case ACTION_OVERDUE -> all.add(overdue(share.within(), today));
                case INITIATIVE_UNMOVED -> all.add(unmoved(share.within(), today));
                case REFERRAL_UNANSWERED -> all.add(unanswered(share.within(), today));
                case RETENTION_ENDING -> all.add(ending(share.within(), today));
                case DATA_FINDING -> all.add(wrong(share.within(), today));
                case HANDOVER_OFFERED -> all.add(offered(share.within(), today));
                case FOLLOW_UP_DUE -> all.add(asked(share.within(), today));
            }
        });
        return all;
    }

    private static Branch waiting(@Nullable Within within, String who, LocalDate today) {
        return new Branch(
                WorkKind.ASSESSMENT_TO_DECIDE,
                Sql.of("a.id, a.enterprise_id as about, " + SINCE + " as due, " + SINCE + " as since"),
                OwnEnterprises.narrow(
                        Sql.of(
                                        " from assessment a where a.state in ('submitted', 'contested') and " + SINCE
                                                + " <= ?",
                                        today)
                                .add(OF_OTHERS, who),
                        "a.enterprise_id",
                        within,
                        today),
                SINCE + ", a.id");
    }

    private static Branch told(@Nullable Within within, String who, LocalDate today) {
        int days = AssessmentToDecide.TOLD_DAYS;
        return new Branch(
                WorkKind.ASSESSMENT_TO_DECIDE,
                Sql.of("a.id, a.enterprise_id as about, " + SINCE + " + " + days + " as due, " + SINCE + " as since"),
                OwnEnterprises.narrow(
                        Sql.of(
                                        " from assessment a where a.state = 'rejection-told' and " + SINCE + " <= ?",
                                        today.minusDays(days))
                                .add(OF_OTHERS, who),
                        "a.enterprise_id",
                        within,
                        today),
                SINCE + ", a.id");
    }

    // As Status.isToRenew says of the latest confirmation, until the next assessment is past its draft.
    private static Branch due(@Nullable Within within, LocalDate today) {
        return new Branch(
                WorkKind.STATUS_DUE,
                Sql.of(
                        "a.enterprise_id as id, a.enterprise_id as about, a.until_day - 1 as due, cast(null as date) as since"),
                OwnEnterprises.narrow(
                        Sql.of(
                                " from assessment a join enterprise e on e.id = a.enterprise_id and e.stage <> 'closed'"
                                        + " where a.state = 'confirmed' and a.until_day > ? and a.until_day <= ?"
                                        + " and not exists (select 1 from assessment next"
                                        + " where next.enterprise_id = a.enterprise_id and next.from_day > a.from_day)"
                                        + " and not exists (select 1 from assessment next"
                                        + " where next.enterprise_id = a.enterprise_id"
                                        + " and next.state in ('submitted', 'rejection-told', 'contested'))",
                                today.minusDays(Status.GRACE_DAYS),
                                today.plusDays(Status.SOON_DAYS + 1)),
                        "a.enterprise_id",
                        within,
                        today),
                "a.until_day, a.enterprise_id");
    }

    private static Branch requested(@Nullable Within within, LocalDate today) {
        Sql waiting =
                Sql.of(" from support_case s join enterprise e on e.id = s.enterprise_id where s.stage = 'requested'");
        if (within != null)
            waiting.add(" and e.municipality in (select covers.municipality")
                    .add(near(within, today))
                    // Who has said no has nothing to do, as long as another has not.
                    .add(") and (s.declined_by = '{}' or exists (select 1")
                    .add(near(within, today))
                    .add(UNDECIDED + " or not exists (select 1")
                    .add(COVERING, today, today)
                    .add(UNDECIDED + ")");
        return new Branch(
                WorkKind.SUPPORT_REQUESTED,
                Sql.of("s.id, s.enterprise_id as about, s.requested_on as due, s.requested_on as since"),
                waiting,
                "s.requested_on, s.id");
    }

    private static Sql near(Within within, LocalDate today) {
        return Sql.of(COVERING, today, today).add(" and near.host_id = any(cast(? as uuid[]))", ids(within.hosts()));
    }

    private static Branch requestedForInitiatives(@Nullable Within within, LocalDate today) {
        Sql waiting =
                Sql.of(" from support_case s join initiative i on i.id = s.initiative_id where s.stage = 'requested'");
        if (within != null) waiting.add(helped(within, today));
        return new Branch(
                WorkKind.SUPPORT_REQUESTED,
                Sql.of("s.id, cast(null as uuid) as about, s.requested_on as due, s.requested_on as since"),
                waiting,
                "s.requested_on, s.id");
    }

    private static Sql helped(Within within, LocalDate today) {
        return Sql.of(
                " and i.node_id in (select own.id from support_node own"
                        + " where own.host_id = any(cast(? as uuid[])) and own.open @> cast(? as date))",
                ids(within.hosts()),
                today);
    }

    private static Branch overdue(@Nullable Within within, LocalDate today) {
        return new Branch(
                WorkKind.ACTION_OVERDUE,
                Sql.of("a.id, r.enterprise_id as about, a.due as due, cast(null as date) as since"),
                OwnEnterprises.narrow(
                        Sql.of(
                                " from quality_action a join quality_review r on r.id = a.review_id"
                                        + " where a.state = 'open' and a.due < ?",
                                today),
                        "r.enterprise_id",
                        within,
                        today),
                "a.due, a.id");
    }

    private static Branch unmoved(@Nullable Within within, LocalDate today) {
        Sql still = Sql.of(
                " from initiative i where i.stage not in ('self-sustaining', 'discontinued', 'merged', 'became-other')"
                        + " and i.moved_on <= ?",
                today.minusDays(Initiative.UNMOVED_DAYS));
        if (within != null) still.add(helped(within, today));
        return new Branch(
                WorkKind.INITIATIVE_UNMOVED,
                Sql.of("i.id, cast(null as uuid) as about, i.moved_on + " + Initiative.UNMOVED_DAYS
                        + " as due, i.moved_on as since"),
                still,
                "i.moved_on, i.id");
    }

    private static Branch unanswered(@Nullable Within within, LocalDate today) {
        return new Branch(
                WorkKind.REFERRAL_UNANSWERED,
                Sql.of("r.id, cast(null as uuid) as about, r.remind_on as due, r.sent_on as since"),
                RowSecurity.narrow(
                        Sql.of(
                                " from referral r where r.stage = 'sent' and r.remind_on <= ? and r.answer_by >= ?",
                                today,
                                today),
                        "r.node_id",
                        of(within)),
                "r.remind_on, r.id");
    }

    private static Branch ending(@Nullable Within within, LocalDate today) {
        return new Branch(
                WorkKind.RETENTION_ENDING,
                Sql.of("n.participant_id as id, cast(null as uuid) as about, n.goes_on as due, n.told_on as since"),
                RowSecurity.narrow(
                        Sql.of(
                                " from retention_notice n join participant p on p.id = n.participant_id where n.told_on <= ?",
                                today),
                        "p.node_id",
                        of(within)),
                "n.goes_on, n.participant_id");
    }

    private static Branch wrong(@Nullable Within within, LocalDate today) {
        return new Branch(
                WorkKind.DATA_FINDING,
                Sql.of("f.id, cast(null as uuid) as about, f.since as due, f.found_on as since"),
                RowSecurity.narrow(
                        Sql.of(" from data_finding f where f.mended_on is null and f.found_on <= ?", today),
                        "f.node_id",
                        of(within)),
                "f.since, f.id");
    }

    private static Branch offered(@Nullable Within within, LocalDate today) {
        return new Branch(
                WorkKind.HANDOVER_OFFERED,
                Sql.of("h.id, cast(null as uuid) as about, " + OFFERED + " as due, " + OFFERED + " as since"),
                RowSecurity.narrow(
                        Sql.of(
                                " from handover h where h.stage = 'offered' and " + OFFERED
                                        + " <= ? and (h.answer_by is null or h.answer_by >= ?)",
                                today,
                                today),
                        "h.to_node_id",
                        of(within)),
                OFFERED + ", h.id");
    }

    // Of whom what is held is not to be used, or who is another node's now, nobody is asked here.
    private static Branch asked(@Nullable Within within, LocalDate today) {
        Sql left = RowSecurity.narrow(
                Sql.of(
                        " from enrolment e join participant p on p.id = e.participant_id and p.restricted_at is null"
                                + " where e.ask_until >= ? and e.ask_from <= ?",
                        today,
                        today),
                "e.node_id",
                of(within));
        return new Branch(
                WorkKind.FOLLOW_UP_DUE,
                Sql.of("e.id, cast(null as uuid) as about, e.ask_until as due, e.ask_from as since"),
                RowSecurity.narrow(left, "p.node_id", of(within)),
                "e.ask_until, e.id");
    }

    private static int rank(WorkKind kind) {
        return IN_ORDER.indexOf(kind);
    }

    private static WorkItem item(ResultSet row) throws SQLException {
        WorkKind kind = IN_ORDER.get(row.getInt(1));
        UUID id = row.getObject(2, UUID.class);
        LocalDate due = row.getObject(3, LocalDate.class);
        LocalDate since = row.getObject(4, LocalDate.class);
        UUID initiative = row.getObject(11, UUID.class);
        UUID node = row.getObject(12, UUID.class);
        About about;
        if (node != null) about = new About(node, row.getString(13));
        else if (initiative != null) about = new About(initiative, row.getString(7));
        else about = new About(row.getObject(5, UUID.class), row.getString(6));
        return switch (kind) {
            case ASSESSMENT_TO_DECIDE ->
                new AssessmentToDecide(
                        new AssessmentId(id), EnumCode.parse(State.class, row.getString(8)), since, about);
            case STATUS_DUE ->
                new StatusDue(new EnterpriseId(id), due, map(row.getObject(9, UUID.class), AssessmentId::new), about);
            case SUPPORT_REQUESTED -> new SupportRequested(new SupportCaseId(id), since, initiative != null, about);
            case ACTION_OVERDUE ->
                new ActionOverdue(new QualityReviewId(row.getObject(10, UUID.class)), new Action.Id(id), due, about);
            case INITIATIVE_UNMOVED -> new InitiativeUnmoved(new InitiativeId(id), since, about);
            case REFERRAL_UNANSWERED -> new ReferralUnanswered(new ReferralId(id), due, since, about);
            case RETENTION_ENDING -> new RetentionEnding(new ParticipantId(id), due, since, about);
            case DATA_FINDING ->
                new DataFinding(
                        new FindingId(id),
                        EnumCode.parse(FindingKind.class, row.getString(14)),
                        row.getObject(15, UUID.class),
                        due,
                        since,
                        about);
            case HANDOVER_OFFERED -> new HandoverOffered(new HandoverId(id), since, about);
            case FOLLOW_UP_DUE -> new FollowUpDue(new EnrolmentId(id), due, since, about);
        };
    }
}
