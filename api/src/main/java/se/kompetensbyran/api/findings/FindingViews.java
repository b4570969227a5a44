package se.kompetensbyran.api.findings;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.domain.findings.FindingId;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.SmallNumbers;

/** How what was found is shown. */
@Singleton
final class FindingViews {

    private final Addresses addresses;
    private final FoundLinks found;

    FindingViews(Addresses addresses, FoundLinks found) {
        this.addresses = addresses;
        this.found = found;
    }

    FindingView show(Findings.Line it) {
        List<Link> links = new ArrayList<>();
        found.item(it.kind(), it.subject()).ifPresent(links::add);
        links.add(Link.get("node", addresses.of("nodes", it.node())));
        return new FindingView(
                it.id(), it.kind(), it.node(), it.adviser(), it.since(), it.foundOn(), it.mendedOn(), links);
    }

    FindingCountsView show(Map<FindingKind, Integer> counts, boolean isSeen) {
        return new FindingCountsView(
                counts.entrySet().stream()
                        .map(it -> new FindingCountView(it.getKey(), told(it.getValue(), isSeen)))
                        .toList(),
                List.of(Link.get("self", addresses.of("data-findings", "counts"))));
    }

    static @Nullable Integer told(int many, boolean isSeen) {
        return isSeen || SmallNumbers.isTold(many) ? many : null;
    }

    /** Something that was found. */
    @Schema(
            name = "DataFinding",
            description = "Something that is wrong in what is held of a participant, or was. It tells of no person.")
    record FindingView(
            @Schema(
                    description = "Identifier.",
                    format = "uuid",
                    maxLength = 36,
                    example = "01976f2e-5c00-7000-8000-0000000000b1")
            FindingId id,

            @Schema(description = "What is wrong; a code of finding-kinds.", example = "placement-past-end")
            FindingKind kind,

            @Schema(description = "The support node that is to mend it.")
            NodeId node,

            @Schema(
                    description = "Who wrote last what it is about, if that is known: a stable identifier.",
                    maxLength = 200,
                    example = "adviser-1")
            @Nullable
            String adviser,

            @Schema(description = "The day since which it is wrong.")
            LocalDate since,

            @Schema(description = "The day on which it was found.")
            LocalDate foundOn,

            @Schema(description = "The day on which it was found to be mended, if it has been.") @Nullable
            LocalDate mendedOn,

            @Schema(description = "What it is about (item), for who may read that, and the node.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links) {}

    /** How much is wrong. */
    @Schema(name = "DataFindingCounts", description = "How much is wrong in what is held of participants, by kind.")
    record FindingCountsView(
            @Schema(description = "By kind, none also told.", maxItems = 20)
            List<FindingCountView> counts,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** How much is wrong of a kind. */
    @Schema(name = "DataFindingCount", description = "How much is wrong of a kind.")
    record FindingCountView(
            @Schema(description = "What is wrong; a code of finding-kinds.", example = "placement-past-end")
            FindingKind kind,

            @Schema(
                    description = "How many; 1 to 4 are not told to who may see no participants.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "7")
            @Nullable
            Integer count) {}

    /** What a run of the checkers did. */
    @Schema(
            name = "DataCheckRun",
            description =
                    "What the checkers found and found mended; 1 to 4 are not told to who may see no participants.")
    record CheckView(
            @Schema(description = "When.", example = "2026-06-03T02:30:00Z")
            Instant at,

            @Schema(
                    description = "How many were found that were not known.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "7")
            @Nullable
            Integer found,

            @Schema(
                    description = "How many had been mended.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "12")
            @Nullable
            Integer mended,

            @Schema(description = "Whether all that was to be checked was.", example = "true")
            boolean complete) {

        static CheckView of(Instant at, CheckRuns.Outcome it, boolean isSeen) {
            return new CheckView(
                    at, told(it.done().found(), isSeen), told(it.done().mended(), isSeen), it.failed() == 0);
        }
    }
}
