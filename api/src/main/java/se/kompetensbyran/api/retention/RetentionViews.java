package se.kompetensbyran.api.retention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.retention.ActivityKind;
import se.kompetensbyran.domain.retention.HoldId;
import se.kompetensbyran.domain.retention.Keeping;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.retention.RetentionRule;
import se.kompetensbyran.domain.shared.Actor;

/** How it is shown and told for how long it is kept who participants are. */
final class RetentionViews {

    private RetentionViews() {}

    /** When it goes who a participant is. */
    @Schema(
            name = "Retention",
            description =
                    "When it goes who a participant is; all but what leads on is left out where that is not kept. What is known by"
                            + " pseudonym stays.")
    record RetentionView(
            @Schema(description = "The day on which something happened last, or is planned to.") @Nullable
            LocalDate lastActivityOn,

            @Schema(description = "What that was; a code of participant-activities.", example = "consent") @Nullable
            ActivityKind lastActivity,

            @Schema(
                    description =
                            "The day on which it goes if nothing more happens; left out while what is held is restricted, which"
                                    + " keeps it.")
            @Nullable
            LocalDate identityGoesOn,

            @Schema(description = "Since when the node has been told, if it has.") @Nullable
            LocalDate toldOn,

            @Schema(description = "The last day for which somebody demands that it is kept, if somebody does.")
            @Nullable
            LocalDate heldUntil,

            @Schema(description = "The participant, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links) {

        static RetentionView of(@Nullable Keeping it, RetentionRule rule, LocalDate today, List<Link> links) {
            if (it == null) return new RetentionView(null, null, null, null, null, links);
            return new RetentionView(
                    it.lastOn(), it.last(), it.goesOn(rule, today).orElse(null), it.toldOn(), it.heldUntil(), links);
        }
    }

    /** A demand. */
    @Schema(
            name = "RetentionHold",
            description =
                    "That it is to be kept who a participant is until a day (sv: gallringsstopp); released, never changed.")
    record HoldView(
            HoldId id,
            @JsonIgnore long revision,

            @Schema(description = "Who demands it; a code of hold-reasons.", example = "funder")
            RetentionHold.@Nullable Reason reason,

            @Schema(
                    description = "More about who demands it and why, if it was said.",
                    minLength = 1,
                    maxLength = 500,
                    example = "Granskas av den som betalar.")
            @Nullable
            String words,

            @Schema(description = "The last day.") @Nullable LocalDate until,

            @Schema(description = "Who gave it: a stable identifier.", maxLength = 200, example = "adviser-1") @Nullable
            String givenBy,

            @Schema(description = "When it was given.", example = "2024-06-03T09:00:00Z") @Nullable
            Instant givenAt,

            @Schema(
                    description = "Who released it: a stable identifier, if somebody has.",
                    maxLength = 200,
                    example = "adviser-2")
            @Nullable
            String releasedBy,

            @Schema(description = "When it was released, if it has been.", example = "2024-09-03T09:00:00Z") @Nullable
            Instant releasedAt,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        static HoldView of(RetentionHold it, String participant, LocalDate today) {
            String self = participant + "/retention-holds/" + it.id();
            List<Link> links = new ArrayList<>();
            links.add(Link.get("self", self));
            links.add(Link.get("up", participant));
            if (it.isInForce(today)) links.add(new Link("release", self + "/releases", "POST"));
            Actor released = it.released();
            return new HoldView(
                    it.id(),
                    it.revision(),
                    it.reason(),
                    it.words(),
                    it.until(),
                    it.given().who(),
                    it.given().at(),
                    released == null ? null : released.who(),
                    released == null ? null : released.at(),
                    links);
        }

        // What is held of a person stands in one place.
        @Override
        public Shown kept() {
            return new HoldView(id, revision, null, null, null, null, null, null, null, links);
        }
    }

    /** A new demand. */
    @Schema(description = "That it is to be kept who a participant is until a day, because somebody demands it.")
    record NewRetentionHold(
            @Schema(description = "Who demands it; a code of hold-reasons.", example = "funder")
            RetentionHold.Reason reason,

            @Schema(
                    description =
                            "More about who demands it and why, in words that tell of no person; demanded with the reason other.",
                    minLength = 1,
                    example = "Granskas av den som betalar.")
            @Size(max = 500)
            @Nullable
            String words,

            @Schema(description = "The last day, at most ten years ahead.", example = "2028-12-31")
            LocalDate until) {}

    /** What a run did. */
    @Schema(
            name = "RetentionRun",
            description =
                    "What was done to what has been kept long enough. A number from 1 to 4 is left out, since it is too small to be told.")
    record RunView(
            @Schema(description = "When.", example = "2026-06-03T02:30:00Z")
            Instant at,

            @Schema(
                    description = "Of how many identities the nodes were told that they go.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "7")
            @Nullable
            Integer told,

            @Schema(
                    description = "How many went.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "12")
            @Nullable
            Integer gone,

            @Schema(
                    description = "In how many referrals that came to nothing it was forgotten what was told.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "9")
            @Nullable
            Integer referralsForgotten,

            @Schema(description = "Whether all that was to be done was.", example = "true")
            boolean complete) {

        private static final int SMALLEST_TOLD = 5;

        static RunView of(Instant at, RetentionRuns.Outcome it) {
            return new RunView(at, counted(it.told()), counted(it.gone()), counted(it.referrals()), it.failed() == 0);
        }

        private static @Nullable Integer counted(int many) {
            return many == 0 || many >= SMALLEST_TOLD ? many : null;
        }
    }
}
