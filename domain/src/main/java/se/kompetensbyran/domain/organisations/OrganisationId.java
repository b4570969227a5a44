package se.kompetensbyran.domain.organisations;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies an organisation for ever; says nothing of it. */
public record OrganisationId(UUID value) {

    /** A new one. */
    public static OrganisationId next() {
        return new OrganisationId(Uuid7.next());
    }

    /** {@code survivor} when this is {@code gone}, which became part of it; else this. */
    public OrganisationId instead(OrganisationId gone, OrganisationId survivor) {
        return equals(gone) ? survivor : this;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
