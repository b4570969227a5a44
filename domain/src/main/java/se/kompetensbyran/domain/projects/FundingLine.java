package se.kompetensbyran.domain.projects;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * Where some of a project's money comes from (sv: finansiering).
 *
 * @param funder who gives it, when that is known to be one organisation
 * @param scheme the fund or programme, at most 200 characters in each language
 * @param amount how much; null for the remainder: what the other lines leave of the total
 * @throws InvalidValue {@code funder-or-scheme} when both are missing
 */
public record FundingLine(
        Id id,
        @Nullable OrganisationId funder,
        @Nullable Bilingual scheme,
        @Nullable Money amount,
        Status status) implements Part {

    /** Identifies a funding line within its project. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** How far the money has come; labels stand in the code list funding-statuses. */
    public enum Status {
        APPLIED,
        GRANTED,
        PAID;

        /** Whether the project has been promised the money. */
        public boolean isGranted() {
            return this != APPLIED;
        }
    }

    public FundingLine {
        InvalidValue.unless(funder != null || scheme != null, "funder", "funder-or-scheme");
        if (scheme != null) {
            Text.line("scheme/sv", scheme.sv(), 200);
            Text.line("scheme/en", scheme.en(), 200);
        }
    }

    /** Comes from {@code survivor} where it came from {@code gone}. */
    FundingLine withFunder(OrganisationId gone, OrganisationId survivor) {
        return funder == null ? this : new FundingLine(id, funder.instead(gone, survivor), scheme, amount, status);
    }

    /** Whether its amount is what the other lines leave of the total. */
    public boolean isRemainder() {
        return amount == null;
    }
}
