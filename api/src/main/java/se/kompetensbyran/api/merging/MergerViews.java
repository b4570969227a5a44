package se.kompetensbyran.api.merging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.merging.Mentions;
import se.kompetensbyran.domain.organisations.Comparison;
import se.kompetensbyran.domain.organisations.Comparison.Choices;
import se.kompetensbyran.domain.organisations.Comparison.Difference;
import se.kompetensbyran.domain.organisations.Comparison.Side;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.shared.EnumCode;

/** Mergers as they are told and shown. */
@Singleton
final class MergerViews {

    private final Addresses addresses;
    private final Caller caller;

    MergerViews(Addresses addresses, Caller caller) {
        this.addresses = addresses;
        this.caller = caller;
    }

    /** The two side by side, with how many name each of them. */
    OrganisationComparisonView show(Comparison it, Mentions ofSurvivor, Mentions ofMerged) {
        OrganisationId survivor = it.survivor().id();
        OrganisationId merged = it.merged().id();
        return new OrganisationComparisonView(
                show(it.survivor(), ofSurvivor),
                show(it.merged(), ofMerged),
                it.differences().stream().map(OrganisationDifferenceView::of).toList(),
                List.of(
                        Link.get("self", addresses.of("organisations", survivor, "comparisons", merged)),
                        Link.get("up", addresses.of("organisations", survivor)),
                        Link.get("related", addresses.of("organisations", merged)),
                        new Link("merge", addresses.of("organisations", survivor, "mergers"), "POST")));
    }

    /** A merger. */
    MergerView show(Merger it) {
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", addresses.of("organisations", it.into(), "mergers", it.merged())));
        links.add(Link.get("up", addresses.of("organisations", it.into())));
        if (caller.may(Permission.HISTORY_READ, Belonging.to(it.into().value())))
            links.add(Histories.link(addresses.of("organisations", it.merged())));
        return new MergerView(
                it.merged(),
                it.revision(),
                it.into(),
                it.name(),
                it.number(),
                it.by().at(),
                it.by().who(),
                links);
    }

    private static ComparedOrganisationView show(Organisation it, Mentions mentions) {
        return new ComparedOrganisationView(
                it.id(),
                it.name(),
                it.number(),
                it.legalForm(),
                it.municipality(),
                new MentionsView(
                        mentions.projects(),
                        mentions.nodes(),
                        mentions.enterprises(),
                        mentions.initiatives(),
                        mentions.needsAnalyses(),
                        mentions.qualityReviews(),
                        mentions.accounts(),
                        mentions.clients()));
    }

    /** What is told of a merger. */
    @Schema(
            description = "Which organisation becomes part of the one that stays, and what is right where they differ.",
            example = """
                    {
                      "merged": "01976f2e-5c00-7000-8000-00000000000a",
                      "mergedTag": "\\"2.5f2c1e9a7b0d4c68\\"",
                      "choices": {"name": "survivor"}
                    }
                    """)
    record MergerFacts(
            @Schema(description = "The one that becomes part of the other.")
            OrganisationId merged,

            @Schema(
                    description =
                            "The ETag with which that one was read; nothing is merged when it is no longer the latest. The"
                                    + " other's is sent as If-Match.",
                    example = "\"2.5f2c1e9a7b0d4c68\"")
            @Size(max = 100)
            String mergedTag,

            @Schema(description = "Who is right; demanded for each field that is in conflict.") @Nullable
            ChoicesFacts choices) {

        Choices chosen() {
            return choices == null
                    ? Choices.NONE
                    : new Choices(choices.name(), choices.number(), choices.legalForm(), choices.municipality());
        }
    }

    /** Who is right. */
    @Schema(name = "MergerChoices", description = "Who is right, for each field in which both say something else.")
    record ChoicesFacts(
            @Schema(description = "Whose name is right.", example = "survivor") @Nullable
            Side name,

            @Schema(description = "Whose organisation number is right.", example = "survivor") @Nullable
            Side number,

            @Schema(description = "Whose legal form is right.", example = "merged") @Nullable
            Side legalForm,

            @Schema(description = "Whose seat is right.", example = "merged") @Nullable
            Side municipality) {}

    /** A merger. */
    @Schema(
            name = "Merger",
            description = "That an organisation was entered twice, and became part of the other (sv: sammanslagning).")
    record MergerView(
            @Schema(description = "The one that is no more.")
            OrganisationId merged,

            @JsonIgnore long revision,

            @Schema(description = "The one of which it is a part.")
            OrganisationId into,

            @Schema(description = "What it was called.", maxLength = 200, example = "Region Dalarna, förvaltningen")
            String name,

            @Schema(description = "Its organisation number, when that was known.") @Nullable
            OrganisationNumber number,

            @Schema(description = "When they were merged.", example = "2026-11-25T12:00:00Z")
            Instant at,

            @Schema(
                    description = "Who merged them: the id of an account or a client.",
                    maxLength = 200,
                    example = "01976f2e-5c00-7000-8000-000000000009")
            String by,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** Two side by side. */
    @Schema(
            name = "OrganisationComparison",
            description = "Two organisations side by side: in what they differ, and how much names each of them.")
    record OrganisationComparisonView(
            ComparedOrganisationView survivor,

            ComparedOrganisationView merged,

            @Schema(description = "In what they differ.", maxItems = 4)
            List<OrganisationDifferenceView> differences,

            @Schema(description = "What belongs to it, and what you may do.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** One of the two. */
    @Schema(name = "ComparedOrganisation", description = "One of two organisations that are compared.")
    record ComparedOrganisationView(
            OrganisationId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Region Dalarna")
            String name,

            @Schema(description = "Its organisation number, when known.") @Nullable
            OrganisationNumber number,

            @Schema(description = "Its legal form, when known; a code of legal-forms.", example = "region") @Nullable
            LegalForm legalForm,

            @Schema(description = "The municipality of its seat, when that lies in the region.") @Nullable
            MunicipalityCode municipality,

            MentionsView mentions) {}

    /** How much names one. */
    @Schema(name = "OrganisationMentions", description = "How many name an organisation, register by register.")
    record MentionsView(
            @Schema(description = "Projects.", minimum = "0", maximum = "1000000", example = "2")
            int projects,

            @Schema(description = "Support nodes.", minimum = "0", maximum = "1000000", example = "1")
            int nodes,

            @Schema(description = "Enterprises.", minimum = "0", maximum = "1000000", example = "1")
            int enterprises,

            @Schema(description = "Initiatives.", minimum = "0", maximum = "1000000", example = "0")
            int initiatives,

            @Schema(description = "Needs analyses that it adopted.", minimum = "0", maximum = "1000000", example = "0")
            int needsAnalyses,

            @Schema(
                    description = "Quality reviews after which it has something to do.",
                    minimum = "0",
                    maximum = "1000000",
                    example = "0")
            int qualityReviews,

            @Schema(description = "Accounts with a role there.", minimum = "0", maximum = "1000000", example = "3")
            int accounts,

            @Schema(description = "Clients.", minimum = "0", maximum = "1000000", example = "0")
            int clients) {}

    /** A field in which they differ. */
    @Schema(name = "OrganisationDifference", description = "A field in which two organisations differ.")
    record OrganisationDifferenceView(
            @Schema(description = "The field.", maxLength = 40, example = "legalForm")
            String field,

            @Schema(
                    description =
                            "Whether both say something, so that somebody must choose; else the one that stays learns what"
                                    + " the other knew.",
                    example = "false")
            boolean conflict,

            @Schema(description = "What the one that stays says.", maxLength = 200, example = "region") @Nullable
            String survivor,

            @Schema(description = "What the other says.", maxLength = 200, example = "foundation") @Nullable
            String merged) {

        static OrganisationDifferenceView of(Difference it) {
            return new OrganisationDifferenceView(it.field(), it.isConflict(), text(it.one()), text(it.other()));
        }

        private static @Nullable String text(@Nullable Object value) {
            if (value == null) return null;
            return value instanceof Enum<?> it ? EnumCode.of(it) : value.toString();
        }
    }
}
