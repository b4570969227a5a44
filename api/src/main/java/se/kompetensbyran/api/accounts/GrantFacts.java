package se.kompetensbyran.api.accounts;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.organisations.OrganisationId;

/** A role in an organisation. */
@Schema(name = "Grant", description = "A role in an organisation, and how far it reaches (sv: behörighet).")
record GrantFacts(
        @Schema(description = "A code of roles.", example = "programme-manager")
        Role role,

        @Schema(description = "In which organisation.") OrganisationId organisation,

        @Schema(
                description = "organisation: what is its own; node: that and what its support nodes have; region: all.",
                example = "organisation")
        Reach reach) {

    static GrantFacts of(Grant it) {
        return new GrantFacts(it.role(), new OrganisationId(it.organisation()), it.reach());
    }

    Grant grant() {
        return new Grant(role, organisation.value(), reach);
    }
}
