package se.kompetensbyran.persistence.placements;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.Cause;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.Job;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.placements.Signature;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.StateChange;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.RootRow;
import se.kompetensbyran.persistence.shared.ValueRows;

@Entity
@Table(name = "placement")
class PlacementEntity extends RootRow<Placement> {

    @Id
    UUID id;

    @Column(name = "place_id")
    UUID placeId;

    String kind;

    @Column(name = "enterprise_id")
    UUID enterpriseId;

    @Column(name = "participant_id")
    UUID participantId;

    @Column(name = "node_id")
    UUID nodeId;

    @Column(name = "referral_id")
    @Nullable
    UUID referralId;

    String state;

    boolean sent;

    @Column(name = "over_on")
    @Nullable
    LocalDate overOn;

    @Column(name = "first_day")
    LocalDate firstDay;

    @Column(name = "last_day")
    LocalDate lastDay;

    @Column(name = "hours_per_week")
    int hoursPerWeek;

    String tasks;

    String author;

    @Column(name = "authored_at")
    Instant authoredAt;

    @Column(name = "rule_version")
    @Nullable
    Integer ruleVersion;

    @Column(name = "rule_months")
    @Nullable
    Integer ruleMonths;

    @Column(name = "rule_days")
    int ruleDays;

    @Column(name = "rule_latest_day")
    @Nullable
    LocalDate ruleLatestDay;

    @Column(name = "permit_reason")
    @Nullable
    String permitReason;

    @Column(name = "permit_by")
    @Nullable
    String permitBy;

    @Column(name = "permit_at")
    @Nullable
    Instant permitAt;

    @Nullable
    String remark;

    @Column(name = "ended_on")
    @Nullable
    LocalDate endedOn;

    @Column(name = "hours_missed")
    @Nullable
    Integer hoursMissed;

    @Nullable
    String cause;

    @Column(name = "job_form")
    @Nullable
    String jobForm;

    @Column(name = "job_start")
    @Nullable
    LocalDate jobStart;

    @Nullable
    String answer;

    @Nullable
    String comment;

    @Column(name = "ended_by")
    @Nullable
    String endedBy;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    // Set by the database alone, when the participant is erased.
    @Column(name = "forgotten_at", insertable = false, updatable = false)
    @Nullable
    Instant forgottenAt;

    @ElementCollection
    @CollectionTable(name = "placement_signature", joinColumns = @JoinColumn(name = "placement_id"))
    @OrderColumn(name = "position")
    List<SignatureRow> signatures = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "placement_state_change", joinColumns = @JoinColumn(name = "placement_id"))
    @OrderColumn(name = "position")
    List<StateChangeRow> history = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "placement_former_ending", joinColumns = @JoinColumn(name = "placement_id"))
    @OrderColumn(name = "position")
    List<FormerEndingRow> formerEndings = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "placement_former_miss", joinColumns = @JoinColumn(name = "placement_id"))
    @OrderColumn(name = "position")
    List<FormerMissRow> formerMisses = new ArrayList<>();

    @Override
    protected void fill(Placement it) {
        id = it.id().value();
        placeId = it.between().place().value();
        kind = EnumCode.of(it.between().kind());
        enterpriseId = it.between().enterprise().value();
        participantId = it.between().participant().value();
        nodeId = it.between().node().value();
        referralId = map(it.between().referral(), ReferralId::value);
        state = EnumCode.of(it.state());
        sent = it.isSent();
        overOn = it.over().orElse(null);
        firstDay = it.terms().firstDay();
        lastDay = it.terms().lastDay();
        hoursPerWeek = it.terms().hoursPerWeek();
        tasks = it.terms().tasks();
        author = it.author().who();
        authoredAt = it.author().at();
        Judgement judgement = it.judgement();
        ruleVersion = map(judgement, Judgement::version);
        ruleMonths = map(judgement, one -> one.span().months());
        ruleDays = judgement == null ? 0 : judgement.span().days();
        ruleLatestDay = map(judgement, Judgement::limit);
        Permit permit = judgement == null ? null : judgement.permit();
        permitReason = map(permit, Permit::reason);
        permitBy = map(permit, one -> one.by().who());
        permitAt = map(permit, one -> one.by().at());
        remark = it.remark();
        fill(it.ending());
        List<SignatureRow> signed =
                it.signatures().stream().map(SignatureRow::of).toList();
        if (!signatures.equals(signed)) {
            signatures.clear();
            signatures.addAll(signed);
        }
        ValueRows.match(history, it.history().stream().map(StateChangeRow::of).toList());
        ValueRows.match(
                formerMisses, it.formerMisses().stream().map(FormerMissRow::of).toList());
    }

    private void fill(@Nullable Ending it) {
        endedOn = map(it, Ending::lastDay);
        hoursMissed = map(it, Ending::hoursMissed);
        Cause why = it == null ? null : it.cause();
        cause = map(why, EnumCode::of);
        Job job = it == null ? null : it.job();
        jobForm = map(job, one -> EnumCode.of(one.form()));
        jobStart = map(job, Job::start);
        answer = map(it, one -> EnumCode.of(one.word().answer()));
        comment = it == null ? null : it.word().comment();
        endedBy = map(it, one -> one.by().who());
        endedAt = map(it, one -> one.by().at());
        List<Ending> former = it == null ? List.of() : it.former();
        ValueRows.match(formerEndings, former.stream().map(FormerEndingRow::of).toList());
    }

    @Override
    protected Placement toDomain() {
        return new Placement(
                new PlacementId(id),
                revision,
                new Between(
                        new PlaceId(placeId),
                        EnumCode.parse(PlaceKind.class, kind),
                        new EnterpriseId(enterpriseId),
                        new ParticipantId(participantId),
                        new NodeId(nodeId),
                        map(referralId, ReferralId::new)),
                new Terms(firstDay, lastDay, hoursPerWeek, tasks),
                new Actor(author, authoredAt),
                judgement(),
                remark,
                signatures.stream().map(SignatureRow::toDomain).toList(),
                history.stream().map(StateChangeRow::toDomain).toList(),
                ending(),
                formerMisses.stream().map(FormerMissRow::toDomain).toList());
    }

    private @Nullable Judgement judgement() {
        if (ruleVersion == null || ruleMonths == null) return null;
        Permit permit = permitReason == null || permitBy == null || permitAt == null
                ? null
                : new Permit(permitReason, new Actor(permitBy, permitAt));
        return new Judgement(
                EnumCode.parse(PlaceKind.class, kind).length(),
                ruleVersion,
                new Span(ruleMonths, ruleDays),
                firstDay,
                permit);
    }

    private @Nullable Ending ending() {
        if (endedOn == null || hoursMissed == null || answer == null || endedBy == null || endedAt == null) return null;
        Job job = jobForm == null || jobStart == null
                ? null
                : new Job(EnumCode.parse(Job.ContractForm.class, jobForm), jobStart);
        return new Ending(
                endedOn,
                hoursMissed,
                parse(Cause.class, cause),
                job,
                new Word(EnumCode.parse(Word.Answer.class, answer), comment),
                new Actor(endedBy, endedAt),
                formerEndings.stream().map(FormerEndingRow::toDomain).toList());
    }

    @Embeddable
    record SignatureRow(
            String party,
            @Column(name = "by_representative") boolean byRepresentative,
            @Column(name = "signed_on") LocalDate signedOn,
            @Column(name = "recorded_by") String recordedBy,
            @Column(name = "recorded_at") Instant recordedAt) {

        static SignatureRow of(Signature it) {
            return new SignatureRow(
                    EnumCode.of(it.party()),
                    it.byRepresentative(),
                    it.on(),
                    it.by().who(),
                    it.by().at());
        }

        Signature toDomain() {
            return new Signature(
                    EnumCode.parse(Party.class, party), byRepresentative, signedOn, new Actor(recordedBy, recordedAt));
        }
    }

    @Embeddable
    record StateChangeRow(
            String state,
            @Column(name = "on_day") LocalDate onDay,
            @Nullable String cause,
            @Nullable String reason,
            @Column(name = "recorded_by") String recordedBy,
            @Column(name = "recorded_at") Instant recordedAt) {

        static StateChangeRow of(StateChange it) {
            return new StateChangeRow(
                    EnumCode.of(it.to()),
                    it.on(),
                    map(it.cause(), EnumCode::of),
                    it.reason(),
                    it.by().who(),
                    it.by().at());
        }

        StateChange toDomain() {
            return new StateChange(
                    EnumCode.parse(State.class, state),
                    onDay,
                    parse(Cause.class, cause),
                    reason,
                    new Actor(recordedBy, recordedAt));
        }
    }

    @Embeddable
    record FormerEndingRow(
            @Column(name = "last_day") LocalDate lastDay,
            @Column(name = "hours_missed") int hoursMissed,
            @Nullable String cause,
            @Column(name = "job_form") @Nullable String jobForm,
            @Column(name = "job_start") @Nullable LocalDate jobStart,
            String answer,
            @Nullable String comment,
            @Column(name = "recorded_by") String recordedBy,
            @Column(name = "recorded_at") Instant recordedAt) {

        static FormerEndingRow of(Ending it) {
            Job job = it.job();
            return new FormerEndingRow(
                    it.lastDay(),
                    it.hoursMissed(),
                    map(it.cause(), EnumCode::of),
                    map(job, one -> EnumCode.of(one.form())),
                    map(job, Job::start),
                    EnumCode.of(it.word().answer()),
                    it.word().comment(),
                    it.by().who(),
                    it.by().at());
        }

        Ending toDomain() {
            Job job = jobForm == null || jobStart == null
                    ? null
                    : new Job(EnumCode.parse(Job.ContractForm.class, jobForm), jobStart);
            return new Ending(
                    lastDay,
                    hoursMissed,
                    parse(Cause.class, cause),
                    job,
                    new Word(EnumCode.parse(Word.Answer.class, answer), comment),
                    new Actor(recordedBy, recordedAt));
        }
    }

    @Embeddable
    record FormerMissRow(
            @Column(name = "on_day") LocalDate onDay,
            String cause,
            @Nullable String reason,
            @Column(name = "recorded_by") String recordedBy,
            @Column(name = "recorded_at") Instant recordedAt) {

        static FormerMissRow of(StateChange it) {
            return new FormerMissRow(
                    it.on(),
                    EnumCode.of(Objects.requireNonNull(it.cause())),
                    it.reason(),
                    it.by().who(),
                    it.by().at());
        }

        StateChange toDomain() {
            return new StateChange(
                    State.DID_NOT_START,
                    onDay,
                    EnumCode.parse(Cause.class, cause),
                    reason,
                    new Actor(recordedBy, recordedAt));
        }
    }
}
