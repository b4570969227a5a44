package se.kompetensbyran.api.pathways;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.ReadingView;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.SituationFacts;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.JudgementView;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.EnrolmentProblem;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.Enrolments.Line;
import se.kompetensbyran.domain.pathways.Outcome;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.pathways.Situation;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.StageChange;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;

/** How enrolments are shown and told. How a person stands to work is shown to the node and to who evaluates, and to nobody else. */
@Singleton
final class EnrolmentViews {

    private static final String ALL = "enrolments";

    private final Enrolments enrolments;
    private final EnrolmentAccess access;
    private final EnrolmentPartViews parts;
    private final Addresses addresses;
    private final Time time;

    EnrolmentViews(
            Enrolments enrolments, EnrolmentAccess access, EnrolmentPartViews parts, Addresses addresses, Time time) {
        this.enrolments = enrolments;
        this.access = access;
        this.parts = parts;
        this.addresses = addresses;
        this.time = time;
    }

    /** Shows the enrolment with that id as far as the caller may see it. @throws EnrolmentProblem.Unknown when they may not at all */
    EnrolmentView show(EnrolmentId id) {
        return enrolments
                .find(id, access.sight(Permission.ENROLMENTS_READ))
                .map(this::show)
                .orElseGet(() -> enrolments
                        .line(id, access.vantage())
                        .map(this::glimpse)
                        .orElseThrow(() -> new EnrolmentProblem.Unknown(id)));
    }

    /** Shows an enrolment to somebody at its node, or who evaluates. */
    EnrolmentView show(Enrolment it) {
        Sight sight = access.sight(Permission.ENROLMENTS_READ);
        Whose whose = it.whose();
        boolean isOwn = access.may(Permission.ENROLMENTS_WRITE, whose.node());
        EnrolmentId before = before(it, sight);
        EnrolmentId next = it.stage() == Stage.TRANSFERRED
                ? enrolments.transferredTo(it.id(), sight).orElse(null)
                : null;
        return new EnrolmentView(
                it.id(),
                it.revision(),
                whose.participant(),
                whose.project(),
                whose.node(),
                it.stage(),
                it.reason(),
                it.plannedStart(),
                it.entered().orElse(null),
                it.left().orElse(null),
                it.outcome().orElse(null),
                it.referral(),
                before,
                next,
                ReadingView.of(it, Moment.ENTRY),
                ReadingView.of(it, Moment.EXIT),
                ReadingView.of(it, Moment.FOLLOW_UP),
                limit(it, RuleKind.FOLLOW_UP_FROM),
                limit(it, RuleKind.FOLLOW_UP_UNTIL),
                it.judged().stream().map(one -> parts.judgement(it, one, isOwn)).toList(),
                links(it, before, next, isOwn));
    }

    // What stays at a node that handed the person over is not there for the one that took them on.
    private @Nullable EnrolmentId before(Enrolment it, Sight sight) {
        EnrolmentId before = it.transferredFrom();
        return before != null && enrolments.find(before, sight).isPresent() ? before : null;
    }

    private static @Nullable LocalDate limit(Enrolment it, RuleKind kind) {
        return it.left()
                .flatMap(left -> it.judgement(kind))
                .map(Judgement::limit)
                .orElse(null);
    }

    /** Shows an enrolment of a list. */
    EnrolmentLineView show(Line it) {
        boolean isSeen = access.may(Permission.ENROLMENTS_READ, it.host());
        return new EnrolmentLineView(
                it.id(),
                it.whose().participant(),
                it.whose().project(),
                it.whose().node(),
                isSeen ? it.stage() : it.stage().glimpsed(),
                it.plannedStart(),
                it.enteredOn(),
                it.leftOn(),
                isSeen ? it.outcome() : null,
                isSeen ? isExceeding(it) : null,
                List.of(Link.get("self", addresses.of(ALL, it.id()))));
    }

    private boolean isExceeding(Line it) {
        LocalDate from = it.exceededFrom();
        return from != null && !from.isAfter(time.today());
    }

    // What an enterprise sees: that they are enrolled, and nothing of how.
    private EnrolmentView glimpse(Line it) {
        return new EnrolmentView(
                it.id(),
                it.revision(),
                it.whose().participant(),
                it.whose().project(),
                it.whose().node(),
                it.stage().glimpsed(),
                null,
                it.plannedStart(),
                it.enteredOn(),
                it.leftOn(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(
                        Link.get("self", addresses.of(ALL, it.id())),
                        Link.get("collection", addresses.of(ALL)),
                        Link.get("project", addresses.of("projects", it.whose().project()))));
    }

    private List<Link> links(Enrolment it, @Nullable EnrolmentId before, @Nullable EnrolmentId next, boolean isOwn) {
        String self = addresses.of(ALL, it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of(ALL)));
        if (access.isKnown(it.whose().participant()))
            links.add(Link.get(
                    "participant", addresses.of("participants", it.whose().participant())));
        links.add(Link.get("project", addresses.of("projects", it.whose().project())));
        for (String part : List.of(
                "stage-changes",
                "suspensions",
                "suspension-corrections",
                "readings",
                "ladder-steps",
                "day-corrections")) links.add(Link.get(part, self + "/" + part));
        if (before != null) links.add(Link.get("transferred-from", addresses.of(ALL, before)));
        if (next != null) links.add(Link.get("transferred-to", addresses.of(ALL, next)));
        if (!isOwn) return links;
        ReferralId referral = it.referral();
        if (referral != null && access.may(Permission.REFERRALS_READ, it.whose().node()))
            links.add(Link.get("referral", addresses.of("referrals", referral)));
        boolean isBegun = it.entered().isPresent() && it.stage() != Stage.MISREGISTERED;
        if (isBegun && access.mayCorrect(it)) {
            links.add(new Link("tell", self + "/readings", "POST"));
            links.add(new Link("correct-day", self + "/day-corrections", "POST"));
        }
        if (!access.mayWrite(it)) {
            if (access.mayCorrect(it) && it.stage().mayBecome(Stage.MISREGISTERED))
                links.add(new Link("become-misregistered", self + "/stage-changes", "POST"));
            return links;
        }
        for (Stage to : it.stage().next())
            links.add(
                    to == Stage.TRANSFERRED
                            ? new Link("transfer", self + "/transfers", "POST")
                            : new Link("become-" + EnumCode.of(to), self + "/stage-changes", "POST"));
        if (isBegun) {
            links.add(new Link("climb", self + "/ladder-steps", "POST"));
            links.add(new Link("record-suspension", self + "/suspensions", "POST"));
            if (isPermissible(it)
                    && access.may(Permission.LIMITS_EXCEED, it.whose().node()))
                links.add(new Link("permit", self + "/permits", "POST"));
        }
        return links;
    }

    private static boolean isPermissible(Enrolment it) {
        return it.judged().stream()
                .filter(one -> one.by().rule().isPermissible())
                .anyMatch(one -> one.day() == null || one.isExceeded(one.day()));
    }

    /** An enrolment. */
    @Schema(
            name = "Enrolment",
            description =
                    "A participant in a project (sv: inskrivning); never open. Where a repeated request is answered again, all but"
                            + " what leads to it is left out.")
    record EnrolmentView(
            EnrolmentId id,
            @JsonIgnore long revision,

            @Schema(description = "The participant, by pseudonym.") @Nullable
            ParticipantId participant,

            @Schema(description = "The project.") @Nullable ProjectId project,

            @Schema(description = "The support node.") @Nullable
            NodeId node,

            @Schema(description = "Where it stands; a code of enrolment-stages.", example = "active")
            Stage stage,

            @Schema(
                    description =
                            "Why it was suspended or ended, if it was; a code of enrolment-reasons. Not shown to enterprises.",
                    example = "plan-fulfilled")
            @Nullable
            StepReason reason,

            @Schema(description = "The day on which the person was to begin.", example = "2026-09-01") @Nullable
            LocalDate plannedStart,

            @Schema(description = "The day on which they did; left out until then.", example = "2026-09-03") @Nullable
            LocalDate enteredOn,

            @Schema(description = "The day on which they left; left out until then.", example = "2027-03-12") @Nullable
            LocalDate leftOn,

            @Schema(
                    description =
                            "How it went, for who has left; a code of outcomes. It follows from how the person stood at the entry"
                                    + " and at the exit. Not shown to enterprises.",
                    example = "closer")
            @Nullable
            Outcome outcome,

            @Schema(description = "The referral from which it came, if from one.") @Nullable
            ReferralId referral,

            @Schema(
                    description =
                            "The enrolment from which the person was transferred, if so, and if it is yours to read.")
            @Nullable
            EnrolmentId transferredFrom,

            @Schema(description = "The enrolment to which the person was transferred, if so.") @Nullable
            EnrolmentId transferredTo,

            @Schema(description = "How the person stood at the entry. Not shown to enterprises.") @Nullable
            ReadingView entry,

            @Schema(description = "How the person stood at the exit, if that is known. Not shown to enterprises.")
            @Nullable
            ReadingView exit,

            @Schema(
                    description =
                            "How the person stood six months after, if they were asked. Not shown to enterprises.")
            @Nullable
            ReadingView followUp,

            @Schema(
                    description = "The first day on which the person can be asked; left out until they have left.",
                    example = "2027-08-15")
            @Nullable
            LocalDate followUpFrom,

            @Schema(
                    description = "The last day on which the person can be asked; left out until they have left.",
                    example = "2027-10-10")
            @Nullable
            LocalDate followUpUntil,

            @Schema(
                    description =
                            "What the rules said by which it and its suspensions were judged. Not shown to enterprises.",
                    maxItems = 200)
            List<JudgementView> judgements,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 30)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What is held of a person's path stands in one place.
        @Override
        public Shown kept() {
            return new EnrolmentView(
                    id, revision, null, null, null, stage, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, List.of(), links);
        }
    }

    /** An enrolment in a list. */
    @Schema(name = "EnrolmentLine", description = "An enrolment in a list.")
    record EnrolmentLineView(
            EnrolmentId id,
            ParticipantId participant,
            ProjectId project,
            NodeId node,

            @Schema(description = "Where it stands; a code of enrolment-stages.", example = "active")
            Stage stage,

            @Schema(description = "The day on which the person was to begin.", example = "2026-09-01")
            LocalDate plannedStart,

            @Schema(description = "The day on which they did; left out until then.", example = "2026-09-03") @Nullable
            LocalDate enteredOn,

            @Schema(description = "The day on which they left; left out until then.", example = "2027-03-12") @Nullable
            LocalDate leftOn,

            @Schema(
                    description = "How it went, for who has left; a code of outcomes. Not shown to enterprises.",
                    example = "closer")
            @Nullable
            Outcome outcome,

            @Schema(
                    description =
                            "Whether it, or a suspension, is longer than a rule says, permitted or not, or the person was asked later."
                                    + " Not shown to enterprises.",
                    example = "false")
            @Nullable
            Boolean exceeding,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** A step of an enrolment. */
    @Schema(name = "EnrolmentStageChange", description = "A step of an enrolment.")
    record EnrolmentStageChangeView(
            @Schema(description = "The stage that it came to; a code of enrolment-stages.", example = "suspended")
            Stage to,

            @Schema(description = "The day on which it did.", example = "2026-11-02")
            LocalDate on,

            @Schema(description = "Why, if a reason was told; a code of enrolment-reasons.", example = "parental-leave")
            @Nullable
            StepReason reason,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2026-11-02T09:00:00Z")
            Instant recordedAt) {

        static EnrolmentStageChangeView of(StageChange it) {
            return new EnrolmentStageChangeView(
                    it.to(), it.on(), it.reason(), it.by().who(), it.by().at());
        }
    }

    /** A new enrolment. */
    @Schema(description = "A participant who is to take part in a project.")
    record NewEnrolment(
            @Schema(description = "Which participant; one of the own node.")
            ParticipantId participant,

            @Schema(description = "In which project; one that is not over.")
            ProjectId project,

            @Schema(
                    description = "The day on which the person is to begin; today when left out.",
                    example = "2026-09-01")
            @Nullable
            LocalDate plannedStart,

            @Schema(description = "The referral from which it came, accepted as that person.") @Nullable
            ReferralId referral) {}

    /** A step of an enrolment. */
    @Schema(description = "A step of an enrolment.", example = """
                    {
                      "to": "completed",
                      "on": "2027-03-12",
                      "reason": "plan-fulfilled",
                      "situation": {
                        "status": "unemployed",
                        "livelihood": "activity-support",
                        "education": "isced-3-4",
                        "monthsWithoutWork": 31,
                        "step": "work-training"
                      }
                    }
                    """)
    record NewEnrolmentStage(
            @Schema(
                    description =
                            "The stage to come to: active, suspended, completed, interrupted or misregistered; a code of"
                                    + " enrolment-stages.",
                    example = "completed")
            Stage to,

            @Schema(
                    description =
                            "The day on which it does, not in the future; today when left out, and always of what is misregistered.",
                    example = "2027-03-12")
            @Nullable
            LocalDate on,

            @Schema(
                    description =
                            "Why; a code of enrolment-reasons. There when it is suspended, completed, interrupted or misregistered,"
                                    + " and only then.",
                    example = "plan-fulfilled")
            @Nullable
            StepReason reason,

            @Schema(
                    description =
                            "How the person stands to work: must be there when they begin, can be there when they leave, and is not"
                                    + " otherwise.")
            @Nullable
            SituationFacts situation,

            @Schema(
                    description = "Why a rule may be exceeded, from who may permit that; only when one would be.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String exceedingReason) {

        boolean isBeginning(Enrolment now) {
            return to == Stage.ACTIVE && now.stage() != Stage.SUSPENDED;
        }

        LocalDate day(LocalDate today) {
            return requireNonNullElse(on, today);
        }

        Situation entry() {
            InvalidValue.unless(reason == null, "reason", "reason-unfit");
            InvalidValue.unless(exceedingReason == null, "exceedingReason", "within-limit");
            return InvalidValue.given(situation, "situation").told();
        }

        Enrolment taken(Enrolment now, @Nullable Permit permit, Actor by, LocalDate today, Rulebook rules) {
            InvalidValue.unless(to != Stage.PLANNED && to != Stage.TRANSFERRED, "to", "state-unfit");
            InvalidValue.unless(situation == null || to.isExit(), "situation", "not-here");
            InvalidValue.unless(on == null || to != Stage.MISREGISTERED, "on", "not-here");
            // That is said by nobody: it follows from the consent.
            InvalidValue.unless(reason != StepReason.CONSENT_WITHDRAWN, "reason", "reason-unfit");
            boolean isJudged = to == Stage.ACTIVE || to.isExit();
            InvalidValue.unless(permit == null || isJudged, "exceedingReason", "within-limit");
            StageChange step = new StageChange(to, day(today), reason, by);
            return switch (to) {
                case ACTIVE -> now.resume(step.on(), permit, by, today);
                case SUSPENDED -> now.suspend(step.on(), InvalidValue.given(reason, "reason"), by, today, rules);
                case MISREGISTERED -> now.misregister(InvalidValue.given(reason, "reason"), by);
                default -> now.leave(step, situation == null ? null : situation.told(), permit, today, rules);
            };
        }
    }

    /** A transfer. */
    @Schema(description = "That a person goes on in another project, or at another node.", example = """
                    {
                      "project": "01976f2e-5c00-7000-8000-000000000002",
                      "node": "01976f2e-5c00-7000-8000-000000000021",
                      "on": "2027-03-12",
                      "plannedStart": "2027-03-15",
                      "situation": {
                        "status": "unemployed",
                        "livelihood": "activity-support",
                        "education": "isced-3-4",
                        "monthsWithoutWork": 31,
                        "step": "work-training"
                      }
                    }
                    """)
    record NewTransfer(
            @Schema(description = "In which project; the same when only the node is another.")
            ProjectId project,

            @Schema(description = "At which node, of the same organisation, where you work; the same when left out.")
            @Nullable
            NodeId node,

            @Schema(description = "The last day here, not in the future; today when left out.", example = "2027-03-12")
            @Nullable
            LocalDate on,

            @Schema(
                    description = "The day on which the person is to begin there; the last day here when left out.",
                    example = "2027-03-15")
            @Nullable
            LocalDate plannedStart,

            @Schema(description = "How the person stands to work when they leave, if that is known.") @Nullable
            SituationFacts situation,

            @Schema(
                    description = "Why a rule may be exceeded, from who may permit that; only when one would be.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String exceedingReason) {

        @Nullable
        Situation exit() {
            return situation == null ? null : situation.told();
        }
    }
}
