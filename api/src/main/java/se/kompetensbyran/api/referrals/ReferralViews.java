package se.kompetensbyran.api.referrals;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.Deadlines;
import se.kompetensbyran.domain.referrals.DeclineReason;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.Referrals.Line;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.referrals.Step;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;

/** How referrals are shown and told. What only the node knows is shown to the node alone. */
@Singleton
final class ReferralViews {

    private static final String ALL = "referrals";

    private final ReferralAccess access;
    private final ParticipantAccess participants;
    private final Addresses addresses;
    private final Time time;

    ReferralViews(ReferralAccess access, ParticipantAccess participants, Addresses addresses, Time time) {
        this.access = access;
        this.participants = participants;
        this.addresses = addresses;
        this.time = time;
    }

    /** Shows a referral to somebody who may read it. */
    ReferralView show(Referral it) {
        Facts facts = it.facts();
        return new ReferralView(
                it.id(),
                it.revision(),
                it.partner(),
                it.reference(),
                it.node(),
                facts == null ? null : facts.birthYear(),
                facts == null ? null : facts.gender(),
                facts == null ? null : facts.municipality(),
                facts == null
                        ? List.of()
                        : facts.targetGroups().stream().sorted().toList(),
                facts == null ? null : facts.protectedIdentity(),
                it.stage(time.today()),
                it.reason(),
                it.sentOn(),
                remindOn(it.deadlines()),
                answerBy(it.deadlines()),
                access.may(Permission.REFERRALS_DECIDE, it) ? it.participant() : null,
                links(it));
    }

    /** Shows a referral of a list. */
    ReferralLineView show(Line it) {
        return new ReferralLineView(
                it.id(),
                it.partner(),
                it.reference(),
                it.node(),
                it.stage(),
                it.reason(),
                it.sentOn(),
                remindOn(it.deadlines()),
                answerBy(it.deadlines()),
                List.of(Link.get("self", addresses.of(ALL, it.id()))));
    }

    /** Shows a step of {@code of}: who did it to those of the own side alone. */
    ReferralStageChangeView show(Referral of, Step it) {
        Permission side = it.to().isOfPartner() || it.to() == Stage.DRAFT
                ? Permission.PARTICIPANTS_REFER
                : Permission.REFERRALS_DECIDE;
        return new ReferralStageChangeView(
                it.to(),
                it.reason(),
                access.may(side, of) ? it.by().who() : null,
                it.by().at());
    }

    private static @Nullable LocalDate remindOn(@Nullable Deadlines it) {
        return it == null ? null : it.remindOn();
    }

    private static @Nullable LocalDate answerBy(@Nullable Deadlines it) {
        return it == null ? null : it.answerBy();
    }

    private List<Link> links(Referral it) {
        String self = addresses.of(ALL, it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of(ALL)));
        links.add(Link.get("node", addresses.of("nodes", it.node())));
        links.add(Link.get("stage-changes", self + "/stage-changes"));
        boolean isOfNode = access.may(Permission.REFERRALS_DECIDE, it);
        boolean isOfPartner = access.may(Permission.PARTICIPANTS_REFER, it);
        ParticipantId whose = it.participant();
        // Once the participant is erased, or handed over, there is nothing behind it.
        boolean isRead = isOfNode && access.may(Permission.PARTICIPANTS_READ, it);
        if (isRead && whose != null && participants.isThere(Permission.PARTICIPANTS_READ, whose))
            links.add(Link.get("participant", addresses.of("participants", whose)));
        if (isOfPartner && it.isDraft()) {
            links.add(new Link("edit", self, "PATCH"));
            links.add(new Link("delete", self, "DELETE"));
        }
        if (isOfPartner && !it.isForgotten()) links.add(new Link("correct", self + "/corrections", "POST"));
        for (Stage next : it.stage(time.today()).next()) {
            if (isOfPartner && next.isOfPartner())
                links.add(new Link("become-" + EnumCode.of(next), self + "/stage-changes", "POST"));
            if (isOfNode && next.isOfNode())
                links.add(new Link("become-" + EnumCode.of(next), self + "/decisions", "POST"));
        }
        if (isOfNode && it.stage(time.today()) == Stage.SENT)
            links.add(new Link("recognise", self + "/recognitions", "POST"));
        return links;
    }

    /** A referral. */
    @Schema(
            name = "Referral",
            description =
                    "A person whom a partner refers to a support node (sv: anvisning), without telling who it is; never open."
                            + " Where a repeated request is answered again, what was told of the person is left out.")
    record ReferralView(
            ReferralId id,
            @JsonIgnore long revision,

            @Schema(description = "The organisation that refers.")
            OrganisationId partner,

            @Schema(
                    description =
                            "By what the partner knows the case again; left out once the participant has been erased, or long after"
                                    + " it came to nothing.")
            @Nullable
            CaseReference reference,

            @Schema(description = "The support node that is to answer.")
            NodeId node,

            @Schema(description = "The year of birth, if it was told.") @Nullable
            Year birthYear,

            @Schema(description = "The gender; a code of genders.", example = "woman") @Nullable
            Gender gender,

            @Schema(description = "Where the person lives, if that was told.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "The groups of persons to which it belongs; codes of target-groups.",
                    example = "[\"unemployed\"]",
                    maxItems = 20)
            List<String> targetGroups,

            @Schema(description = "Whether the person has a protected identity.", example = "false") @Nullable
            Boolean protectedIdentity,

            @Schema(description = "Where it stands today; a code of referral-stages.", example = "sent")
            Stage stage,

            @Schema(
                    description = "Why it was declined; a code of decline-reasons. Left out of others.",
                    example = "no-place")
            @Nullable
            DeclineReason reason,

            @Schema(description = "The day on which it was sent; left out of a draft.", example = "2024-06-03")
            @Nullable
            LocalDate sentOn,

            @Schema(
                    description = "The day from which the node is reminded; left out of a draft.",
                    example = "2024-07-03")
            @Nullable
            LocalDate remindOn,

            @Schema(
                    description = "The last day on which the node can answer; left out of a draft.",
                    example = "2024-08-02")
            @Nullable
            LocalDate answerBy,

            @Schema(description = "Whose participant it has been found to be; shown to the node alone.") @Nullable
            ParticipantId participant,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What is told of a person stands in one place.
        @Override
        public Shown kept() {
            return new ReferralView(
                    id, revision, partner, null, node, null, null, null, List.of(), null, stage, reason, sentOn,
                    remindOn, answerBy, null, links);
        }
    }

    /** A referral in a list. */
    @Schema(
            name = "ReferralLine",
            description = "A referral in a list: where it stands today, and nothing of the person.")
    record ReferralLineView(
            ReferralId id,

            @Schema(description = "The organisation that refers.")
            OrganisationId partner,

            @Schema(
                    description =
                            "By what the partner knows the case again; left out once the participant has been erased.")
            @Nullable
            CaseReference reference,

            @Schema(description = "The support node that is to answer.")
            NodeId node,

            @Schema(description = "Where it stands today; a code of referral-stages.", example = "sent")
            Stage stage,

            @Schema(
                    description = "Why it was declined; a code of decline-reasons. Left out of others.",
                    example = "no-place")
            @Nullable
            DeclineReason reason,

            @Schema(description = "The day on which it was sent; left out of a draft.", example = "2024-06-03")
            @Nullable
            LocalDate sentOn,

            @Schema(
                    description = "The day from which the node is reminded; left out of a draft.",
                    example = "2024-07-03")
            @Nullable
            LocalDate remindOn,

            @Schema(
                    description = "The last day on which the node can answer; left out of a draft.",
                    example = "2024-08-02")
            @Nullable
            LocalDate answerBy,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** A step of a referral. */
    @Schema(
            name = "ReferralStageChange",
            description = "A step of a referral. That one has expired is none: it does so by itself.")
    record ReferralStageChangeView(
            @Schema(description = "The stage that it came to; a code of referral-stages.", example = "sent")
            Stage to,

            @Schema(
                    description = "Why it was declined; a code of decline-reasons. Left out of others.",
                    example = "no-place")
            @Nullable
            DeclineReason reason,

            @Schema(
                    description = "Who did it: a stable identifier; shown to the own side alone.",
                    maxLength = 200,
                    example = "officer-1")
            @Nullable
            String recordedBy,

            @Schema(description = "When.", example = "2024-06-03T09:00:00Z")
            Instant recordedAt) {}

    /** A new referral. */
    @Schema(description = "A person whom a partner refers, without telling who it is.")
    record NewReferral(
            @Schema(description = "The organisation that refers: the own one.")
            OrganisationId partner,

            @Schema(
                    description =
                            "By what the partner knows the case again; never a personal number. The same reference twice is the"
                                    + " same referral.")
            CaseReference reference,

            @Schema(description = "The support node that is to answer; one that is open today.")
            NodeId node,

            @Schema(description = "The year of birth.") @Nullable
            Year birthYear,

            @Schema(description = "The gender; a code of genders.", example = "woman")
            Gender gender,

            @Schema(description = "Where the person lives.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "The groups of persons to which it belongs; codes of target-groups.",
                    example = "[\"unemployed\"]")
            @Size(max = 20)
            @Nullable
            Set<String> targetGroups,

            @Schema(description = "Whether the person has a protected identity.", example = "false") @Nullable
            Boolean protectedIdentity) {

        Referral referral(Actor by) {
            return Referral.draft(
                    partner,
                    reference,
                    node,
                    facts(birthYear, gender, municipality, targetGroups, protectedIdentity),
                    by);
        }
    }

    /** What is told in a draft. */
    @Schema(description = "What is told in a draft of a referral.")
    record ReferralFacts(
            @Schema(description = "The support node that is to answer; one that is open today.")
            NodeId node,

            @Schema(description = "The year of birth.") @Nullable
            Year birthYear,

            @Schema(description = "The gender; a code of genders.", example = "woman")
            Gender gender,

            @Schema(description = "Where the person lives.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "The groups of persons to which it belongs; codes of target-groups.",
                    example = "[\"unemployed\"]")
            @Size(max = 20)
            @Nullable
            Set<String> targetGroups,

            @Schema(description = "Whether the person has a protected identity.", example = "false") @Nullable
            Boolean protectedIdentity) {

        static ReferralFacts of(NodeId node, Facts it) {
            return new ReferralFacts(
                    node, it.birthYear(), it.gender(), it.municipality(), it.targetGroups(), it.protectedIdentity());
        }

        Facts told() {
            return facts(birthYear, gender, municipality, targetGroups, protectedIdentity);
        }
    }

    /** What was told, put right. */
    @Schema(description = "What a partner tells of the person, put right: all of it.", example = """
                    {"birthYear": "1984", "gender": "woman", "municipality": "1280", "targetGroups": ["unemployed"]}
                    """)
    record ReferralCorrection(
            @Schema(description = "The year of birth.") @Nullable
            Year birthYear,

            @Schema(description = "The gender; a code of genders.", example = "woman")
            Gender gender,

            @Schema(description = "Where the person lives.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "The groups of persons to which it belongs; codes of target-groups.",
                    example = "[\"unemployed\"]")
            @Size(max = 20)
            @Nullable
            Set<String> targetGroups,

            @Schema(description = "Whether the person has a protected identity.", example = "false") @Nullable
            Boolean protectedIdentity) {

        Facts told() {
            return facts(birthYear, gender, municipality, targetGroups, protectedIdentity);
        }
    }

    private static Facts facts(
            @Nullable Year birthYear,
            Gender gender,
            @Nullable MunicipalityCode municipality,
            @Nullable Set<String> targetGroups,
            @Nullable Boolean protectedIdentity) {
        return new Facts(
                birthYear,
                gender,
                municipality,
                requireNonNullElse(targetGroups, Set.of()),
                Objects.equals(protectedIdentity, true));
    }

    /** A step of the partner. */
    @Schema(description = "A step of a referral that the partner takes.")
    record NewReferralStage(
            @Schema(
                    description = "The stage to come to: sent or withdrawn, codes of referral-stages.",
                    example = "sent")
            Stage to) {}

    /** An answer of the node. */
    @Schema(description = "The node's answer to a referral.", example = """
                    {"to": "accepted", "participant": "01976f2e-5c00-7000-8000-000000000090"}
                    """)
    record NewReferralDecision(
            @Schema(
                    description = "The stage to come to: accepted or declined, codes of referral-stages.",
                    example = "accepted")
            Stage to,

            @Schema(
                    description =
                            "As which participant of the node the person is taken on; demanded with accepted, unless it has been"
                                    + " recognised. Not there with declined.")
            @Nullable
            ParticipantId participant,

            @Schema(
                    description = "Why it is declined; a code of decline-reasons. There with declined, and only then.",
                    example = "no-place")
            @Nullable
            DeclineReason reason) {}

    /** Whose it is. */
    @Schema(description = "That the node has found whose a referral is.")
    record NewRecognition(
            @Schema(description = "The participant of the node that the person is.")
            ParticipantId participant) {}
}
