package se.kompetensbyran.api.identities;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.participants.ParticipantViews.ParticipantLineView;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Verbatim;
import se.kompetensbyran.domain.identities.Access;
import se.kompetensbyran.domain.identities.Identity;
import se.kompetensbyran.domain.identities.PersonalNumber;

/** How it is shown and told who participants are. */
public final class IdentityViews {

    private IdentityViews() {}

    /** Who a participant is, as it is told. */
    @Schema(
            name = "IdentityFacts",
            description = "Who a participant is: each part only where a consent that holds covers it.")
    public record IdentityFacts(
            @Schema(description = "Full name.", minLength = 1, example = "Påhittad Person") @Size(max = 200) @Nullable
            String name,

            @Schema(
                    description = "E-mail address.",
                    format = "email",
                    minLength = 3,
                    example = "pahittad.person@example.se")
            @Size(max = 254)
            @Nullable
            String email,

            @Schema(
                    description = "Telephone number.",
                    minLength = 5,
                    pattern = "^[+]?[0-9]([ ()/-]{0,2}[0-9]){4,14}$",
                    example = "070-174 06 05")
            @Size(max = 30)
            @Nullable
            @Verbatim
            String phone,

            @Schema(
                    description =
                            "Personal identity number or coordination number, twelve digits; only to report to who pays.",
                    pattern = "^[0-9]{8}-?[0-9]{4}$",
                    example = "19121212-1212")
            @Size(max = 13)
            @Nullable
            @Verbatim
            String personalNumber) {

        /** Those of {@code it}. */
        public static IdentityFacts of(Identity it) {
            PersonalNumber number = it.personalNumber();
            return new IdentityFacts(
                    it.name(),
                    it.email(),
                    it.phone(),
                    number == null
                            ? null
                            : number.digits().substring(0, 8) + "-"
                                    + number.digits().substring(8));
        }

        Identity identity() {
            return new Identity(
                    name, email, phone, personalNumber == null ? null : PersonalNumber.fromString(personalNumber));
        }
    }

    /** Why somebody wants to know who a participant is. */
    @Schema(description = "Why you want to know who a participant is; the person can see it.")
    record NewIdentityReading(
            @Schema(description = "Why; a code of access-reasons.", example = "contact")
            Access.Reason reason,

            @Schema(
                    description = "More about it, in words that tell of no person; demanded with the reason other.",
                    minLength = 1,
                    example = "Kallas till trepartssamtal.")
            @Size(max = 500)
            @Nullable
            String words) {

        Access.Ground ground() {
            return new Access.Ground(reason, words);
        }
    }

    /** Who is looked for, and why. */
    @Schema(
            description = "By what somebody is known, and why you look for them; who is found can see it.",
            example = """
                    {"reason": "contact", "words": "Ringer upp och vill veta mer.", "phone": "070-174 06 05"}
                    """)
    record NewIdentitySearch(
            @Schema(description = "Why; a code of access-reasons.", example = "contact")
            Access.Reason reason,

            @Schema(
                    description = "More about it, in words that tell of no person; demanded with the reason other.",
                    minLength = 1,
                    example = "Ringer upp och vill veta mer.")
            @Size(max = 500)
            @Nullable
            String words,

            @Schema(description = "Full name.", minLength = 1, example = "Påhittad Person") @Size(max = 200) @Nullable
            String name,

            @Schema(
                    description = "E-mail address.",
                    format = "email",
                    minLength = 3,
                    example = "pahittad.person@example.se")
            @Size(max = 254)
            @Nullable
            String email,

            @Schema(
                    description = "Telephone number.",
                    minLength = 5,
                    pattern = "^[+]?[0-9]([ ()/-]{0,2}[0-9]){4,14}$",
                    example = "070-174 06 05")
            @Size(max = 30)
            @Nullable
            @Verbatim
            String phone,

            @Schema(
                    description = "Personal identity number or coordination number, twelve digits.",
                    pattern = "^[0-9]{8}-?[0-9]{4}$",
                    example = "19121212-1212")
            @Size(max = 13)
            @Nullable
            @Verbatim
            String personalNumber) {

        Identity known() {
            return new IdentityFacts(name, email, phone, personalNumber).identity();
        }

        Access.Ground ground() {
            return new Access.Ground(reason, words);
        }
    }

    /** Who was found. */
    @Schema(
            name = "IdentitySearchResult",
            description =
                    "The participants of the own node that have something in common with what is known, by pseudonym.")
    record FoundView(
            @Schema(description = "Those who were found, by code.", maxItems = 20)
            List<ParticipantLineView> items) {}

    /** Who a participant is. */
    @Schema(
            name = "IdentityReading",
            description = "Who a participant is: what the person has consented to for the purpose, and nothing else.")
    record ReadView(
            @Schema(description = "Who it is.") IdentityFacts identity,

            @Schema(description = "The participant.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** That somebody came to know who a participant is. */
    @Schema(name = "IdentityAccess", description = "That somebody came to know who a participant is.")
    public record AccessView(
            @Schema(description = "How; a code of access-kinds.", example = "read")
            Access.Kind kind,

            @Schema(description = "Why; a code of access-reasons.", example = "contact")
            Access.Reason reason,

            @Schema(
                    description = "More about why, if it was said.",
                    minLength = 1,
                    maxLength = 500,
                    example = "Kallas till trepartssamtal.")
            @Nullable
            String words,

            @Schema(description = "Who: a stable identifier.", maxLength = 200, example = "adviser-1")
            String who,

            @Schema(description = "The organisation through which they could.") @Nullable
            UUID organisation,

            @Schema(description = "When.", example = "2024-06-03T09:00:00Z")
            Instant at) {

        /** Shows {@code it}. */
        public static AccessView of(Access it) {
            return new AccessView(
                    it.kind(),
                    it.why().reason(),
                    it.why().words(),
                    it.by().who(),
                    it.through(),
                    it.by().at());
        }
    }
}
