package se.kompetensbyran.api.placements;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.JudgementView;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
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
import se.kompetensbyran.domain.placements.Placements.Line;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.Side;
import se.kompetensbyran.domain.placements.Signature;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.StateChange;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;

/** How placements are shown and told. */
@Singleton
final class PlacementViews {

    private static final String ALL = "placements";

    private final Places places;
    private final PlacementAccess access;
    private final Addresses addresses;
    private final Time time;

    PlacementViews(Places places, PlacementAccess access, Addresses addresses, Time time) {
        this.places = places;
        this.access = access;
        this.addresses = addresses;
        this.time = time;
    }

    /** Shows a placement to somebody who may read it. */
    PlacementView show(Placement it) {
        Between between = it.between();
        boolean isOwn = access.mayAtNode(Permission.PLACEMENTS_WRITE, between);
        return new PlacementView(
                it.id(),
                it.revision(),
                between.participant(),
                between.place(),
                between.enterprise(),
                between.kind(),
                it.state(),
                it.terms().firstDay(),
                it.terms().lastDay(),
                it.terms().hoursPerWeek(),
                it.terms().tasks(),
                isOwn ? it.remark() : null,
                isOwn ? between.referral() : null,
                judgements(it.judgement(), it.terms(), isOwn),
                it.signatures().stream().map(SignatureView::of).toList(),
                EndingView.of(it.ending(), isOwn, access.mayAtNode(Permission.PLACEMENTS_READ, between)),
                links(it, isOwn));
    }

    /** Shows a placement of a list. */
    PlacementLineView show(Line it) {
        return new PlacementLineView(
                it.id(),
                it.between().participant(),
                it.between().place(),
                it.between().enterprise(),
                it.between().kind(),
                it.state(),
                it.terms().firstDay(),
                it.terms().lastDay(),
                judgements(it.judgement(), it.terms(), false),
                List.of(Link.get("self", addresses.of(ALL, it.id()))));
    }

    private List<Link> links(Placement it, boolean isOwn) {
        Between between = it.between();
        State state = it.state();
        String self = addresses.of(ALL, it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of(ALL)));
        links.add(Link.get("place", addresses.of("places", between.place())));
        links.add(Link.get("related", addresses.of("enterprises", between.enterprise())));
        links.add(Link.get("stage-changes", self + "/stage-changes"));
        if (isOwn) {
            boolean isOfOwn = access.isOfOwn(between);
            boolean isCorrecting = access.mayAtNode(Permission.PARTICIPANT_RIGHTS_HANDLE, between);
            if (isOfOwn && access.mayAtNode(Permission.PARTICIPANTS_READ, between))
                links.add(Link.get("participant", addresses.of("participants", between.participant())));
            boolean isFree = access.isUsable(Permission.PLACEMENTS_WRITE, between);
            if (isOfOwn && isFree) links.add(new Link("edit", self, "PATCH"));
            Set<State> next = state.next();
            for (State to : List.of(State.TO_SIGN, State.ONGOING, State.DID_NOT_START, State.CANCELLED))
                if (next.contains(to) && (to != State.TO_SIGN || isToSend(it)) && (to != State.ONGOING || isFree))
                    links.add(new Link("become-" + EnumCode.of(to), self + "/stage-changes", "POST"));
            if (next.contains(State.ENDED)) links.add(new Link("end", self + "/endings", "POST"));
            Ending ending = it.ending();
            if (isOfOwn && ending != null && ending.word().answer() == Word.Answer.NOT_HEARD)
                links.add(new Link("hear", self + "/participant-words", "POST"));
            if (ending != null && isCorrecting) links.add(new Link("correct-word", self + "/participant-words", "PUT"));
            if (it.remark() != null && isCorrecting)
                links.add(new Link("correct-remark", self + "/remark-corrections", "POST"));
            if (isOfOwn ? isFree : isCorrecting) {
                if (state == State.DID_NOT_START)
                    links.add(new Link("correct-no-show", self + "/no-show-corrections", "POST"));
                if (ending != null) links.add(new Link("correct-ending", self + "/ending-corrections", "POST"));
            }
            if (!it.formerMisses().isEmpty()) links.add(Link.get("no-show-corrections", self + "/no-show-corrections"));
            if (ending != null) links.add(Link.get("ending-corrections", self + "/ending-corrections"));
        }
        if (state == State.TO_SIGN) {
            Set<Side> sides = access.sides(between);
            boolean isWanted = Stream.of(Party.values())
                    .filter(party -> sides.contains(between.side(party)))
                    .anyMatch(party -> it.signatures().stream().noneMatch(one -> one.party() == party));
            if (isWanted && (!sides.contains(Side.NODE) || access.isUsable(Permission.PLACEMENTS_SIGN, between)))
                links.add(new Link("sign", self + "/signatures", "POST"));
            if (!sides.isEmpty()) links.add(new Link("send-back", self + "/reviews", "POST"));
        }
        return links;
    }

    private List<JudgementView> judgements(@Nullable Judgement by, Terms terms, boolean isOwn) {
        if (by == null) return List.of();
        return List.of(JudgementView.of(new Judged(by, terms.lastDay()), time.today(), isOwn));
    }

    // One that is longer than the rule says goes no further without a permit, and none where there is no room or nobody
    // may look.
    private boolean isToSend(Placement it) {
        Judgement judged = it.judgement();
        boolean isPermitted = judged != null && judged.permit() != null;
        if (it.state() != State.DRAFT || (it.isExceeding() && !isPermitted)) return false;
        return places.get(it.between().place()).isFree(it.terms().firstDay()) && access.isFree(it.between());
    }

    /** A placement. */
    @Schema(
            name = "Placement",
            description =
                    "A participant at a place (sv: placering); never open. Where a repeated request is answered again, all but"
                            + " what leads to it is left out.")
    record PlacementView(
            PlacementId id,
            @JsonIgnore long revision,

            @Schema(description = "The participant, by pseudonym.") @Nullable
            ParticipantId participant,

            @Schema(description = "The place.") @Nullable PlaceId place,

            @Schema(description = "The enterprise of the place.") @Nullable
            EnterpriseId enterprise,

            @Schema(description = "The kind of the place; a code of place-kinds.", example = "work-training") @Nullable
            PlaceKind kind,

            @Schema(description = "How far it has come; a code of placement-states.", example = "to-sign")
            State state,

            @Schema(description = "The first planned day.", example = "2026-11-23") @Nullable
            LocalDate firstDay,

            @Schema(description = "The last planned day.", example = "2027-02-12") @Nullable
            LocalDate lastDay,

            @Schema(description = "Hours a week.", minimum = "1", maximum = "40", example = "20") @Nullable
            Integer hoursPerWeek,

            @Schema(description = "What the participant does.", maxLength = 2000, example = "Baka bröd och kakor.")
            @Nullable
            String tasks,

            @Schema(
                    description = "What is worth knowing and not agreed on; shown to who works with the person.",
                    maxLength = 2000,
                    example = "Börjar med halva dagar.")
            @Nullable
            String remark,

            @Schema(
                    description =
                            "The referral from which it comes, whose partner signs as referrer; shown to who works with the person.")
            @Nullable
            ReferralId referral,

            @Schema(
                    description = "What the rule said by which its length was judged; none when no rule is about it.",
                    maxItems = 1)
            List<JudgementView> judgements,

            @Schema(description = "Who has signed what is agreed now.", maxItems = 3)
            List<SignatureView> signatures,

            @Schema(description = "How it ended; left out until it has.") @Nullable
            EndingView ending,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What is agreed of a person stands in one place.
        @Override
        public Shown kept() {
            return new PlacementView(
                    id, revision, null, null, null, null, state, null, null, null, null, null, null, List.of(),
                    List.of(), null, links);
        }
    }

    /** A placement in a list. */
    @Schema(name = "PlacementLine", description = "A placement in a list, without what is agreed in words.")
    record PlacementLineView(
            PlacementId id,
            ParticipantId participant,
            PlaceId place,
            EnterpriseId enterprise,

            @Schema(description = "The kind of the place; a code of place-kinds.", example = "work-training")
            PlaceKind kind,

            @Schema(description = "How far it has come; a code of placement-states.", example = "to-sign")
            State state,

            @Schema(description = "The first planned day.", example = "2026-11-23")
            LocalDate firstDay,

            @Schema(description = "The last planned day.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(
                    description = "What the rule said by which its length was judged; none when no rule is about it.",
                    maxItems = 1)
            List<JudgementView> judgements,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** A signature. */
    @Schema(name = "PlacementSignature", description = "That a party has signed.")
    record SignatureView(
            @Schema(description = "Who signed; a code of placement-parties.", example = "host")
            Party party,

            @Schema(description = "Whether somebody who represents the participant did.", example = "false")
            boolean byRepresentative,

            @Schema(description = "The day on which it was signed.", example = "2026-11-20")
            LocalDate on,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "manager-1")
            String recordedBy) {

        static SignatureView of(Signature it) {
            return new SignatureView(
                    it.party(), it.byRepresentative(), it.on(), it.by().who());
        }
    }

    /** How a placement ended. */
    @Schema(name = "PlacementEnding", description = "How a placement ended (sv: slutbedömning).")
    record EndingView(
            @Schema(description = "The last day on which the participant was there.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(
                    description = "How many planned hours were missed.",
                    minimum = "0",
                    maximum = "99999",
                    example = "12")
            int hoursMissed,

            @Schema(
                    description = "Why; a code of placement-causes, shown to who works with the person.",
                    example = "other")
            @Nullable
            Cause cause,

            @Schema(
                    description =
                            "On what contract the job is that it led to; a code of contract-forms, not shown to the enterprise.",
                    example = "permanent")
            Job.@Nullable ContractForm jobForm,

            @Schema(description = "The first day of that job; not shown to the enterprise.", example = "2027-03-01")
            @Nullable
            LocalDate jobStart,

            @Schema(
                    description =
                            "Whether the participant agrees; a code of placement-answers, shown to who works with the person.",
                    example = "agrees")
            Word.@Nullable Answer answer,

            @Schema(
                    description = "What the participant says; shown to who works with the person.",
                    maxLength = 2000,
                    example = "Jag trivdes.")
            @Nullable
            String comment) {

        static @Nullable EndingView of(@Nullable Ending it, boolean isOwn, boolean isFollowed) {
            if (it == null) return null;
            // Where somebody works next is no business of the enterprise that they leave.
            Job job = isFollowed ? it.job() : null;
            return new EndingView(
                    it.lastDay(),
                    it.hoursMissed(),
                    isOwn ? it.cause() : null,
                    job == null ? null : job.form(),
                    job == null ? null : job.start(),
                    isOwn ? it.word().answer() : null,
                    isOwn ? it.word().comment() : null);
        }
    }

    /** How a placement ended, as it was put down before it was corrected. */
    @Schema(
            name = "FormerPlacementEnding",
            description = "What was put down wrongly of how a placement ended, before it was corrected.")
    record FormerEndingView(
            @Schema(description = "The last day on which the participant was there.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(
                    description = "How many planned hours were missed.",
                    minimum = "0",
                    maximum = "99999",
                    example = "12")
            int hoursMissed,

            @Schema(description = "Why; a code of placement-causes.", example = "other") @Nullable
            Cause cause,

            @Schema(
                    description = "On what contract the job is that it led to; a code of contract-forms.",
                    example = "permanent")
            Job.@Nullable ContractForm jobForm,

            @Schema(description = "The first day of that job.", example = "2027-03-01") @Nullable
            LocalDate jobStart,

            @Schema(
                    description = "Whether the participant agreed with that; a code of placement-answers.",
                    example = "agrees")
            Word.Answer answer,

            @Schema(description = "What the participant said of that.", maxLength = 2000, example = "Jag trivdes.")
            @Nullable
            String comment,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2027-02-12T09:00:00Z")
            Instant recordedAt) {

        static FormerEndingView of(Ending it) {
            Job job = it.job();
            return new FormerEndingView(
                    it.lastDay(),
                    it.hoursMissed(),
                    it.cause(),
                    job == null ? null : job.form(),
                    job == null ? null : job.start(),
                    it.word().answer(),
                    it.word().comment(),
                    it.by().who(),
                    it.by().at());
        }
    }

    /** A new placement. */
    @Schema(description = "A draft of a placement.", example = """
                    {
                      "participant": "01976f2e-5c00-7000-8000-000000000090",
                      "place": "01976f2e-5c00-7000-8000-0000000000a8",
                      "referral": "01976f2e-5c00-7000-8000-000000000092",
                      "firstDay": "2026-11-23",
                      "lastDay": "2027-02-12",
                      "hoursPerWeek": 20,
                      "tasks": "Baka bröd och kakor."
                    }
                    """)
    record NewPlacement(
            @Schema(description = "Which participant; one of the own node.")
            ParticipantId participant,

            @Schema(description = "At which place.") PlaceId place,

            @Schema(
                    description =
                            "The referral from which it comes, accepted as that participant: its partner signs as referrer.")
            @Nullable
            ReferralId referral,

            @Schema(description = "The first planned day.", example = "2026-11-23")
            LocalDate firstDay,

            @Schema(description = "The last planned day.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(description = "Hours a week.", example = "20") @Min(1) @Max(40)
            int hoursPerWeek,

            @Schema(
                    description = "What the participant does, in words that tell of no person.",
                    minLength = 1,
                    example = "Baka bröd och kakor.")
            @Size(max = 2000)
            String tasks,

            @Schema(
                    description = "Why it may be longer than the rule says, from who may permit that.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String exceedingReason) {

        Terms terms() {
            return new Terms(firstDay, lastDay, hoursPerWeek, tasks);
        }
    }

    /** What is told of a placement. */
    @Schema(description = "What is agreed of a placement, and what is worth knowing beside it.")
    record PlacementFacts(
            @Schema(description = "The first planned day.", example = "2026-11-23")
            LocalDate firstDay,

            @Schema(description = "The last planned day.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(description = "Hours a week.", example = "20") @Min(1) @Max(40)
            int hoursPerWeek,

            @Schema(
                    description = "What the participant does, in words that tell of no person.",
                    minLength = 1,
                    example = "Baka bröd och kakor.")
            @Size(max = 2000)
            String tasks,

            @Schema(
                    description = "What is worth knowing and not agreed on, in words that tell of no person.",
                    minLength = 1,
                    example = "Börjar med halva dagar.")
            @Size(max = 2000)
            @Nullable
            String remark,

            @Schema(
                    description =
                            "Why it may be longer than the rule says, from who may permit that; told anew with each change of"
                                    + " what is agreed.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String exceedingReason) {

        static PlacementFacts of(Placement it) {
            Terms terms = it.terms();
            return new PlacementFacts(
                    terms.firstDay(), terms.lastDay(), terms.hoursPerWeek(), terms.tasks(), it.remark(), null);
        }

        Terms terms() {
            return new Terms(firstDay, lastDay, hoursPerWeek, tasks);
        }
    }

    /** What the node is to have noted. */
    @Schema(description = "What the node noted, put right.")
    record NewRemark(
            @Schema(
                    description =
                            "The remark as it is right, in words that tell of no person; none when it is taken away.",
                    minLength = 1,
                    example = "Börjar klockan nio.")
            @Size(max = 2000)
            @Nullable
            String remark) {}

    /** A step of a placement. */
    @Schema(description = "A step of a placement.", example = """
                    {"to": "ongoing", "on": "2026-11-23"}
                    """)
    record NewPlacementState(
            @Schema(
                    description =
                            "The state to come to: to-sign, ongoing, did-not-start or cancelled; a code of placement-states.",
                    example = "ongoing")
            State to,

            @Schema(
                    description = "The day on which the participant began; today when left out, and only for that.",
                    example = "2026-11-23")
            @Nullable
            LocalDate on,

            @Schema(
                    description = "Why the participant did not come, and only then; a code of placement-causes.",
                    example = "health")
            @Nullable
            Cause cause,

            @Schema(
                    description = "Why, in words that tell of no person; must be there when it is cancelled.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String reason) {

        boolean isSending(Placement now) {
            return to == State.TO_SIGN && now.state() == State.DRAFT && on == null && cause == null && reason == null;
        }

        Placement taken(Placement now, Actor by, LocalDate today) {
            InvalidValue.unless(on == null || to == State.ONGOING, "on", "not-here");
            InvalidValue.unless(cause == null || to == State.DID_NOT_START, "cause", "not-here");
            boolean isExplained = to == State.DID_NOT_START || to == State.CANCELLED;
            InvalidValue.unless(reason == null || isExplained, "reason", "not-here");
            return switch (to) {
                case TO_SIGN -> now.send(by);
                case ONGOING -> now.begin(on == null ? today : on, by, today);
                case DID_NOT_START -> now.missed(InvalidValue.given(cause, "cause"), reason, by, today);
                case CANCELLED -> now.cancel(InvalidValue.given(reason, "reason"), by);
                case DRAFT, SIGNED, ENDED, ENDED_EARLY -> throw new InvalidValue("to", "state-unfit");
            };
        }
    }

    /** That a participant did not come, said anew. */
    @Schema(description = "Why a participant did not come, or that they did.", example = """
                    {"came": false, "cause": "host", "reason": "Påhittat skäl."}
                    """)
    record NewNoShow(
            @Schema(description = "Whether they did begin, or are to.", example = "false")
            boolean came,

            @Schema(description = "Why they did not, and only then; a code of placement-causes.", example = "host")
            @Nullable
            Cause cause,

            @Schema(
                    description = "Why, in words that tell of no person; only when they did not.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String reason) {

        Placement corrected(Placement now, Actor by) {
            if (!came) return now.missedOtherwise(InvalidValue.given(cause, "cause"), reason, by);
            InvalidValue.unless(cause == null, "cause", "not-here");
            InvalidValue.unless(reason == null, "reason", "not-here");
            return now.notMissed();
        }
    }

    /** That a party sends it back. */
    @Schema(description = "That a party has reviewed what is agreed, and does not sign it as it is.")
    record NewReview(
            @Schema(description = "Who does; a code of placement-parties.", example = "host")
            Party party,

            @Schema(
                    description = "Why, in words that tell of no person; shown to who works with the person.",
                    minLength = 1,
                    example = "Tiderna går inte ihop med våra.")
            @Size(max = 2000)
            String reason) {}

    /** A new signature. */
    @Schema(description = "That a party signs what is agreed.")
    record NewSignature(
            @Schema(description = "Who signs; a code of placement-parties.", example = "host")
            Party party,

            @Schema(
                    description = "Whether somebody who represents the participant does; not, unless said otherwise.",
                    example = "false")
            @Nullable
            Boolean byRepresentative,

            @Schema(description = "The day on which it was signed; not in the future.", example = "2026-11-20")
            LocalDate on) {

        Signature signature(Actor by) {
            return new Signature(party, Objects.equals(byRepresentative, true), on, by);
        }
    }

    /** How a placement ends. */
    @Schema(description = "The assessment that ends a placement.")
    record NewEnding(
            @Schema(description = "The last day on which the participant was there.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(description = "How many planned hours were missed.", example = "12") @Min(0) @Max(99999)
            int hoursMissed,

            @Schema(
                    description = "Why hours were missed or it ended early; a code of placement-causes.",
                    example = "other")
            @Nullable
            Cause cause,

            @Schema(description = "The job that it led to; left out when it led to none.") @Nullable
            JobFacts job,

            @Schema(description = "Whether the participant agrees; a code of placement-answers.", example = "agrees")
            Word.Answer answer,

            @Schema(
                    description =
                            "What the participant says, in words that tell of no person; must be there when they contest.",
                    minLength = 1,
                    example = "Jag trivdes.")
            @Size(max = 2000)
            @Nullable
            String comment) {

        Ending ending(Actor by) {
            return new Ending(
                    lastDay,
                    hoursMissed,
                    cause,
                    job == null ? null : new Job(job.form(), job.start()),
                    new Word(answer, comment),
                    by);
        }
    }

    /** A job. */
    @Schema(name = "PlacementJob", description = "The job that a placement led to.")
    record JobFacts(
            @Schema(description = "On what contract; a code of contract-forms.", example = "permanent")
            Job.ContractForm form,

            @Schema(description = "Its first day.", example = "2027-03-01")
            LocalDate start) {}

    /** What the participant says of the end. */
    @Schema(description = "What the participant says of how the placement ended.")
    record NewWord(
            @Schema(description = "Whether the participant agrees; a code of placement-answers.", example = "contests")
            Word.Answer answer,

            @Schema(
                    description = "In their words, which tell of no person; must be there when they contest.",
                    minLength = 1,
                    example = "Jag var där varje dag.")
            @Size(max = 2000)
            @Nullable
            String comment) {

        Word word() {
            return new Word(answer, comment);
        }
    }

    /** A step of a placement. */
    @Schema(name = "PlacementStateChange", description = "A step of a placement.")
    record PlacementStateChangeView(
            @Schema(description = "The state that it came to; a code of placement-states.", example = "ongoing")
            State to,

            @Schema(description = "The day on which it did.", example = "2026-11-23")
            LocalDate on,

            @Schema(
                    description =
                            "Why the participant did not come; a code of placement-causes, shown to who works with the person.",
                    example = "health")
            @Nullable
            Cause cause,

            @Schema(
                    description = "Why, in words; shown to who works with the person.",
                    maxLength = 2000,
                    example = "Påhittat skäl.")
            @Nullable
            String reason,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt) {

        static PlacementStateChangeView of(StateChange it, boolean isOwn) {
            return new PlacementStateChangeView(
                    it.to(),
                    it.on(),
                    isOwn ? it.cause() : null,
                    isOwn ? it.reason() : null,
                    it.by().who(),
                    it.by().at());
        }
    }
}
