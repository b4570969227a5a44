package se.kompetensbyran.api.participants;

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
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.Identification;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantCode;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Gender;

/** How participants are shown and told. What only those need who work with the person is shown to nobody else. */
@Singleton
public final class ParticipantViews {

    private static final String ALL = "participants";

    private final Nodes nodes;
    private final Addresses addresses;
    private final Caller caller;

    ParticipantViews(Nodes nodes, Addresses addresses, Caller caller) {
        this.nodes = nodes;
        this.addresses = addresses;
        this.caller = caller;
    }

    /** Shows a participant to somebody who may read it. */
    public ParticipantView show(Participant it) {
        OrganisationId host = nodes.get(it.node()).host();
        boolean isOwn = caller.may(Permission.PARTICIPANTS_WRITE, ParticipantAccess.at(host));
        Identification kept = it.identification();
        Restriction restriction = it.restriction();
        return new ParticipantView(
                it.id(),
                it.revision(),
                it.code(),
                it.node(),
                it.facts().birthYear(),
                it.facts().gender(),
                it.facts().municipality(),
                it.facts().targetGroups().stream().sorted().toList(),
                isOwn ? it.facts().protectedIdentity() : null,
                isOwn ? sorted(kept == null ? Set.of() : kept.parts()) : null,
                isOwn && restriction != null ? restriction.reason() : null,
                links(it, host));
    }

    /** Shows a participant of a list. */
    public ParticipantLineView show(Line it) {
        boolean isOwn = caller.may(Permission.PARTICIPANTS_WRITE, ParticipantAccess.at(it.host()));
        return new ParticipantLineView(
                it.id(),
                it.code(),
                it.node(),
                it.facts().birthYear(),
                it.facts().gender(),
                it.facts().municipality(),
                it.facts().targetGroups().stream().sorted().toList(),
                isOwn ? it.facts().protectedIdentity() : null,
                List.of(Link.get("self", addresses.of(ALL, it.id()))));
    }

    /** Shows a consent of {@code whose}. */
    public ConsentView show(Participant whose, Consent it) {
        String self = addresses.of(ALL, whose.id(), "consents", it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("up", addresses.of(ALL, whose.id())));
        if (it.isActive()) {
            links.add(new Link("withdraw", self + "/withdrawals", "POST"));
            links.add(new Link("replace", addresses.of(ALL, whose.id(), "consents"), "POST"));
        }
        Consent.Withdrawal withdrawal = it.withdrawal();
        return new ConsentView(
                it.id(),
                whose.revision(),
                it.purpose(),
                sorted(it.covers()),
                it.recipients(),
                it.signedOn(),
                it.recorded().who(),
                it.recorded().at(),
                withdrawal == null ? null : withdrawal.on(),
                withdrawal == null ? null : withdrawal.by().who(),
                withdrawal == null ? null : withdrawal.isByHandover(),
                withdrawal == null ? null : withdrawal.replacedBy(),
                links);
    }

    private List<Link> links(Participant it, OrganisationId host) {
        var whose = ParticipantAccess.at(host);
        String self = addresses.of(ALL, it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of(ALL)));
        links.add(Link.get("node", addresses.of("nodes", it.node())));
        boolean isFree = it.restriction() == null;
        if (caller.may(Permission.PARTICIPANTS_WRITE, whose)) {
            links.add(Link.get("consents", self + "/consents"));
            links.add(new Link("add-consent", self + "/consents", "POST"));
            if (isFree) links.add(new Link("edit", self, "PATCH"));
        }
        links.add(Link.get("timeline", self + "/timeline"));
        if (caller.may(Permission.HANDOVERS_HANDLE, whose)) {
            links.add(Link.get("handovers", self + "/handovers"));
            if (isFree) links.add(new Link("hand-over", self + "/handovers", "POST"));
        }
        boolean isIdentified = it.identification() != null;
        if (isIdentified && caller.may(Permission.PARTICIPANTS_WRITE, whose))
            links.add(Link.get("retention", self + "/retention"));
        if (caller.may(Permission.IDENTITIES_WRITE, whose)) {
            if (isFree && !it.facts().protectedIdentity())
                links.add(new Link("write-identity", self + "/identity", "PUT"));
            if (isFree && isIdentified) links.add(new Link("erase-identity", self + "/identity", "DELETE"));
        }
        if (isFree && isIdentified && caller.may(Permission.IDENTITIES_READ, whose))
            links.add(new Link("read-identity", self + "/identity-readings", "POST"));
        if (caller.may(Permission.PARTICIPANT_RIGHTS_HANDLE, whose)) {
            links.add(Link.get("accesses", self + "/accesses"));
            links.add(new Link("read-document", self + "/documents", "POST"));
            links.add(new Link(isFree ? "restrict" : "lift", self + "/restriction", isFree ? "PUT" : "DELETE"));
            links.add(new Link("delete", self, "DELETE"));
        }
        return links;
    }

    private static List<Datum> sorted(Set<Datum> data) {
        return data.stream().sorted().toList();
    }

    /** A participant. */
    @Schema(
            name = "Participant",
            description =
                    "A participant (sv: deltagare), by pseudonym; never open. Where a repeated request is answered again, all"
                            + " but what leads to it is left out.")
    public record ParticipantView(
            ParticipantId id,
            @JsonIgnore long revision,

            @Schema(description = "Its pseudonym, made by the register.", example = "K7M4Q-X2P9R") @Nullable
            ParticipantCode code,

            @Schema(description = "The support node whose participant it is.")
            NodeId node,

            @Schema(description = "The year of birth, if it is known.") @Nullable
            Year birthYear,

            @Schema(description = "The gender; a code of genders.", example = "woman") @Nullable
            Gender gender,

            @Schema(description = "Where the person lives, if that is known.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "The groups of persons to which it belongs; codes of target-groups.",
                    example = "[\"unemployed\"]",
                    maxItems = 20)
            List<String> targetGroups,

            @Schema(
                    description = "Whether the person has a protected identity; shown to who works with the person.",
                    example = "false")
            @Nullable
            Boolean protectedIdentity,

            @Schema(
                    description =
                            "What is kept of who it is, without telling it; codes of consent-data, shown to who works with"
                                    + " the person.",
                    maxItems = 4)
            @Nullable
            List<Datum> identityParts,

            @Schema(
                    description =
                            "Why what is held is not used, a code of restriction-reasons; left out while it may be, and shown"
                                    + " to who works with the person.",
                    example = "objected")
            Restriction.@Nullable Reason restrictedFor,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What is held of a person stands in one place.
        @Override
        public Shown kept() {
            return new ParticipantView(id, revision, null, node, null, null, null, List.of(), null, null, null, links);
        }
    }

    /** A participant in a list. */
    @Schema(name = "ParticipantLine", description = "A participant in a list, by pseudonym.")
    public record ParticipantLineView(
            ParticipantId id,

            @Schema(description = "Its pseudonym, made by the register.", example = "K7M4Q-X2P9R")
            ParticipantCode code,

            @Schema(description = "The support node whose participant it is.")
            NodeId node,

            @Schema(description = "The year of birth, if it is known.") @Nullable
            Year birthYear,

            @Schema(description = "The gender; a code of genders.", example = "woman")
            Gender gender,

            @Schema(description = "Where the person lives, if that is known.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "The groups of persons to which it belongs; codes of target-groups.",
                    example = "[\"unemployed\"]",
                    maxItems = 20)
            List<String> targetGroups,

            @Schema(
                    description = "Whether the person has a protected identity; shown to who works with the person.",
                    example = "false")
            @Nullable
            Boolean protectedIdentity,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** A new participant. */
    @Schema(description = "A new participant, by pseudonym: its code is made by the register.")
    record NewParticipant(
            @Schema(description = "The support node whose participant it is; one where you work.")
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

            @Schema(
                    description = "Whether the person has a protected identity; not, unless said otherwise.",
                    example = "false")
            @Nullable
            Boolean protectedIdentity) {

        Participant participant(LocalDate today) {
            var facts = new ParticipantFacts(birthYear, gender, municipality, targetGroups, protectedIdentity);
            return Participant.enter(node, facts.told(), today);
        }
    }

    /** What is told of a participant. */
    @Schema(description = "What is told of a participant, without telling who it is.")
    record ParticipantFacts(
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

            @Schema(
                    description =
                            "Whether the person has a protected identity; that erases at once what is kept of who it is.",
                    example = "false")
            @Nullable
            Boolean protectedIdentity) {

        static ParticipantFacts of(Facts it) {
            return new ParticipantFacts(
                    it.birthYear(), it.gender(), it.municipality(), it.targetGroups(), it.protectedIdentity());
        }

        Facts told() {
            return new Facts(
                    birthYear,
                    gender,
                    municipality,
                    requireNonNullElse(targetGroups, Set.of()),
                    Objects.equals(protectedIdentity, true));
        }
    }

    /** A new consent. */
    @Schema(description = "That a person has said yes in writing.", example = """
                    {
                      "purpose": "contact",
                      "covers": ["name", "contact-details"],
                      "recipients": ["Svenska ESF-rådet"],
                      "signedOn": "2024-06-03"
                    }
                    """)
    record NewConsent(
            @Schema(description = "For what; a code of consent-purposes. One that holds for each.", example = "contact")
            Purpose purpose,

            @Schema(
                    description =
                            "What may be held for that; codes of consent-data. The personal number only to report to who pays.")
            @Size(min = 1, max = 4)
            Set<Datum> covers,

            @Schema(
                    description =
                            "Who else gets it, in words that tell of no person; a partner that is to know of the path by its very"
                                    + " name in the register. None when it stays at the node.",
                    example = "[\"Svenska ESF-rådet\"]")
            @Size(max = 20)
            @Nullable
            List<@Size(max = 200) String> recipients,

            @Schema(description = "The day on which it was signed; not in the future.", example = "2024-06-03")
            LocalDate signedOn,

            @Schema(
                    description =
                            "Which consent for the same purpose it takes the place of, if of one: that one holds no more. One that holds,"
                                    + " and was not signed later.")
            Consent.@Nullable Id replaces) {

        Consent consent(Actor by, LocalDate today) {
            return Consent.sign(purpose, covers, requireNonNullElse(recipients, List.of()), signedOn, by, today);
        }
    }

    /** That a consent is taken back. */
    @Schema(description = "That a person takes a consent back.")
    record NewConsentWithdrawal(
            @Schema(
                    description = "The day on which the person did so; neither in the future nor before it was signed.",
                    example = "2024-09-12")
            LocalDate on) {}

    /** A consent. */
    @Schema(
            name = "Consent",
            description =
                    "That a person has said yes in writing (sv: samtycke). It stands as it was signed, and can be taken back.")
    public record ConsentView(
            Consent.Id id,
            @JsonIgnore long revision,

            @Schema(description = "For what; a code of consent-purposes.", example = "contact") @Nullable
            Purpose purpose,

            @Schema(description = "What may be held for that; codes of consent-data.", maxItems = 4)
            List<Datum> covers,

            @Schema(description = "Who else gets it.", maxItems = 20, example = "[\"Svenska ESF-rådet\"]")
            List<@Size(max = 200) String> recipients,

            @Schema(description = "The day on which it was signed.", example = "2024-06-03") @Nullable
            LocalDate signedOn,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2024-06-03T09:00:00Z")
            Instant recordedAt,

            @Schema(
                    description = "The day on which it was taken back or replaced; left out while it holds.",
                    example = "2024-09-12")
            @Nullable
            LocalDate withdrawnOn,

            @Schema(
                    description =
                            "Who recorded that it was taken back or replaced: a stable identifier; left out while it holds.",
                    maxLength = 200,
                    example = "adviser-1")
            @Nullable
            String withdrawnBy,

            @Schema(
                    description =
                            "Whether it holds no more since the person was handed over to who it does not name, and not since they took"
                                    + " it back; left out while it holds.",
                    example = "false")
            @Nullable
            Boolean endedByHandover,

            @Schema(description = "Which consent took its place, if one did, so that it was not taken back.")
            Consent.@Nullable Id replacedBy,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What a person has consented to stands in one place.
        @Override
        public Shown kept() {
            return new ConsentView(
                    id,
                    revision,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    recordedBy,
                    recordedAt,
                    null,
                    null,
                    null,
                    null,
                    links);
        }
    }
}
