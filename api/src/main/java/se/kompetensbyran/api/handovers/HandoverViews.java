package se.kompetensbyran.api.handovers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.handovers.Closing;
import se.kompetensbyran.domain.handovers.Handover;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.HandoverReason;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Handovers.Line;
import se.kompetensbyran.domain.handovers.Stage;
import se.kompetensbyran.domain.handovers.Told;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;

/** How handovers are shown and told. Whose participant it is the receiving node knows once it has accepted, and not before. */
@Singleton
final class HandoverViews {

    private static final String ALL = "handovers";

    private final HandoverAccess access;
    private final Addresses addresses;
    private final Time time;

    HandoverViews(HandoverAccess access, Addresses addresses, Time time) {
        this.access = access;
        this.addresses = addresses;
        this.time = time;
    }

    /** Shows a handover to somebody at one of its nodes. */
    HandoverView show(Handover it) {
        boolean isGiving = access.isAt(access.host(it.from()));
        boolean isTaking = access.isAt(access.host(it.to()));
        return show(it, isGiving, isTaking, links(it, isGiving, isTaking));
    }

    /** Shows a handover of a list. */
    HandoverView show(Line it) {
        Handover one = it.handover();
        OrganisationId giver = it.giver();
        return show(
                one,
                access.isAt(giver),
                access.isAt(it.receiver()),
                List.of(Link.get("self", addresses.of(ALL, one.id()))));
    }

    private HandoverView show(Handover it, boolean isGiving, boolean isTaking, List<Link> links) {
        LocalDate today = time.today();
        Stage stage = it.stage(today);
        Told told = it.toldOn(today).orElse(null);
        Closing closing = it.closing();
        boolean isKnown = isGiving || stage == Stage.ACCEPTED;
        boolean isClosedHere = closing != null && (closing.to().isOfReceiver() ? isTaking : isGiving);
        return new HandoverView(
                it.id(),
                it.revision(),
                isKnown ? it.participant() : null,
                it.from(),
                it.to(),
                it.reason(),
                it.project(),
                stage,
                it.offered().day(),
                isGiving ? it.offered().who() : null,
                it.answerBy().orElse(null),
                told == null ? null : told.birthYear(),
                told == null ? null : told.gender(),
                told == null ? null : told.municipality(),
                told == null ? List.of() : told.targetGroups().stream().sorted().toList(),
                closing == null ? null : closing.refusal(),
                closing == null ? null : closing.by().day(),
                closing != null && isClosedHere ? closing.by().who() : null,
                links);
    }

    private List<Link> links(Handover it, boolean isGiving, boolean isTaking) {
        String self = addresses.of(ALL, it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of(ALL)));
        links.add(Link.get("from", addresses.of("nodes", it.from())));
        links.add(Link.get("to", addresses.of("nodes", it.to())));
        if (it.project() != null) links.add(Link.get("project", addresses.of("projects", it.project())));
        if (access.isOwn(it)) links.add(Link.get("participant", addresses.of("participants", it.participant())));
        if (it.stage(time.today()) != Stage.OFFERED) return links;
        boolean isOfOneHost = access.host(it.from()).equals(access.host(it.to()));
        for (Stage next : Stage.values())
            if (isTaking && next.isOfReceiver() && !(isOfOneHost && next == Stage.ACCEPTED))
                links.add(new Link("become-" + EnumCode.of(next), self + "/decisions", "POST"));
        if (isGiving) links.add(new Link("withdraw", self + "/withdrawals", "POST"));
        return links;
    }

    /** A handover. */
    @Schema(
            name = "Handover",
            description =
                    "That a participant goes from a support node to one of another organisation (sv: överlämning). What is told of"
                            + " the person is what was known when it was offered; it is there while it waits for an answer, and no"
                            + " longer.")
    record HandoverView(
            HandoverId id,
            @JsonIgnore long revision,

            @Schema(description = "Whose; shown to the giving node, and to the receiving one once it has accepted.")
            @Nullable
            ParticipantId participant,

            @Schema(description = "The support node that gives.")
            NodeId fromNode,

            @Schema(description = "The support node that is to take the person on.")
            NodeId toNode,

            @Schema(description = "Why; a code of handover-reasons.", example = "moved") @Nullable
            HandoverReason reason,

            @Schema(description = "In which project the person is to go on there, if in one.") @Nullable
            ProjectId project,

            @Schema(description = "Where it stands today; a code of handover-stages.", example = "offered")
            Stage stage,

            @Schema(description = "The day on which it was offered.", example = "2024-06-03")
            LocalDate offeredOn,

            @Schema(
                    description = "Who offered it: a stable identifier; shown to the giving node alone.",
                    maxLength = 200,
                    example = "adviser-1")
            @Nullable
            String offeredBy,

            @Schema(
                    description =
                            "The last day on which it can be answered, by the rule of the day of the offer; left out when no rule says.",
                    example = "2024-07-03")
            @Nullable
            LocalDate answerBy,

            @Schema(description = "The year of birth, if it was known when it was offered; there while it waits.")
            @Nullable
            Year birthYear,

            @Schema(
                    description =
                            "The gender, as it was known when it was offered; a code of genders. There while it waits.",
                    example = "woman")
            @Nullable
            Gender gender,

            @Schema(
                    description =
                            "Where the person lived when it was offered, if that was known and the identity is not protected; there"
                                    + " while it waits.")
            @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description =
                            "The groups of persons to which it belonged when it was offered; codes of target-groups. There while it"
                                    + " waits.",
                    example = "[\"unemployed\"]",
                    maxItems = 20)
            List<String> targetGroups,

            @Schema(
                    description = "Why it was declined; a code of handover-refusals. Left out of others.",
                    example = "no-room")
            @Nullable
            HandoverRefusal refusal,

            @Schema(
                    description = "The day on which somebody put an end to it; left out while nobody has.",
                    example = "2024-06-10")
            @Nullable
            LocalDate closedOn,

            @Schema(
                    description = "Who did: a stable identifier; shown to their own side alone.",
                    maxLength = 200,
                    example = "adviser-2")
            @Nullable
            String closedBy,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What is told of a person stands in one place.
        @Override
        public Shown kept() {
            return new HandoverView(
                    id,
                    revision,
                    participant,
                    fromNode,
                    toNode,
                    null,
                    project,
                    stage,
                    offeredOn,
                    offeredBy,
                    answerBy,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    closedOn,
                    closedBy,
                    links);
        }
    }

    /** A new offer. */
    @Schema(description = "That a participant is offered to a support node of another organisation.")
    record NewHandover(
            @Schema(
                    description =
                            "The support node that is to take the person on: one that is open today, and that another organisation"
                                    + " runs.")
            NodeId toNode,

            @Schema(description = "Why; a code of handover-reasons.", example = "moved")
            HandoverReason reason,

            @Schema(description = "In which project the person is to go on there, if in one; one that is not over.")
            @Nullable
            ProjectId project) {}

    /** An answer of the receiving node. */
    @Schema(description = "The receiving node's answer to an offer.")
    record NewHandoverDecision(
            @Schema(
                    description = "The stage to come to: accepted or declined, codes of handover-stages.",
                    example = "accepted")
            Stage to,

            @Schema(
                    description =
                            "Why it is declined; a code of handover-refusals. There with declined, and only then.",
                    example = "no-room")
            @Nullable
            HandoverRefusal refusal) {}
}
