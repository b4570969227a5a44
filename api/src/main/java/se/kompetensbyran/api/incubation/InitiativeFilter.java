package se.kompetensbyran.api.incubation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;

/** Which initiatives are asked for, as query parameters; a {@code @BeanParam} of the list. */
public class InitiativeFilter {

    @RestQuery
    @Parameter(description = "Only those that this support node helps.")
    @Nullable
    NodeId node;

    @RestQuery
    @Parameter(description = "Only those that stand in this stage; a code of initiative-stages.")
    @Nullable
    Stage stage;

    @RestQuery
    @Parameter(description = "Only those in this municipality.")
    @Nullable
    MunicipalityCode municipality;

    @RestQuery
    @Parameter(description = "Only the one that became this enterprise.")
    @Nullable
    EnterpriseId enterprise;

    @RestQuery
    @DefaultValue("0")
    @Min(0)
    @Max(3650)
    @Parameter(
            description =
                    "Only those that have not moved for so many days, by a step or by something ticked, and are neither over"
                            + " nor self-sustaining; 0 for all. After "
                            + Initiative.UNMOVED_DAYS + " days somebody should look at one.")
    int unmovedDays;

    Initiatives.Search search(@Nullable Set<OrganisationId> hosts, LocalDate today) {
        return new Initiatives.Search(
                hosts, node, stage, municipality, enterprise, unmovedDays == 0 ? null : today.minusDays(unmovedDays));
    }
}
