package se.kompetensbyran.api.participants;

import static se.kompetensbyran.api.shared.Permits.PARTICIPANT_COUNTS_READ;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.participants.Tally;
import se.kompetensbyran.domain.shared.Gender;

/** How many participants there are and have been, for who sees no persons too. */
@Path("/participant-counts")
@Tag(name = "Participants")
public class ParticipantCountsResource {

    private final Participants participants;
    private final ParticipantAccess access;
    private final Addresses addresses;

    ParticipantCountsResource(Participants participants, ParticipantAccess access, Addresses addresses) {
        this.participants = participants;
        this.access = access;
        this.addresses = addresses;
    }

    @GET
    @PermissionsAllowed(PARTICIPANT_COUNTS_READ)
    @Operation(
            summary = "Count participants",
            description =
                    "How many participants there are and have been, by gender: of the own node, or of the region. To who may see no"
                            + " participants a number from 1 to 4 is not told, nor what would give it back.")
    public CountsView count() {
        Sight counted = access.counted();
        boolean isSeen = access.sight(Permission.PARTICIPANTS_READ).encloses(counted);
        return CountsView.of(participants.count(counted), isSeen, addresses.of("participant-counts"));
    }

    /** How many there are. */
    @Schema(
            name = "ParticipantCounts",
            description =
                    "How many participants there are and have been; a number that is left out is too small to be told, or would tell"
                            + " one that is.")
    record CountsView(
            @Schema(
                    description = "All of them.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "120")
            @Nullable
            Integer total,

            @Schema(description = "Women.", format = "int32", minimum = "0", maximum = "2147483647", example = "70")
            @Nullable
            Integer women,

            @Schema(description = "Men.", format = "int32", minimum = "0", maximum = "2147483647", example = "50")
            @Nullable
            Integer men,

            @Schema(
                    description = "Non-binary persons.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "0")
            @Nullable
            Integer nonBinary,

            @Schema(
                    description = "Those whose gender is not known.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "0")
            @Nullable
            Integer unknown,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {

        static CountsView of(Tally it, boolean isExact, String self) {
            return new CountsView(
                    isExact || it.isTotalTold() ? it.total() : null,
                    told(it, Gender.WOMAN, isExact),
                    told(it, Gender.MAN, isExact),
                    told(it, Gender.NON_BINARY, isExact),
                    told(it, Gender.UNKNOWN, isExact),
                    List.of(Link.get("self", self)));
        }

        private static @Nullable Integer told(Tally it, Gender gender, boolean isExact) {
            OptionalInt told = isExact ? OptionalInt.of(it.of(gender)) : it.told(gender);
            return told.isPresent() ? told.getAsInt() : null;
        }
    }
}
