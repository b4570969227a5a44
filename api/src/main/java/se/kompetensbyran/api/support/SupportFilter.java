package se.kompetensbyran.api.support;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.support.Stage;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportCases.Sight;

/** Which support cases are asked for, as query parameters; a {@code @BeanParam} of the list. */
public class SupportFilter {

    @RestQuery
    @Parameter(description = "Only those of this enterprise.")
    @Nullable
    EnterpriseId enterprise;

    @RestQuery
    @Parameter(description = "Only those of this initiative.")
    @Nullable
    InitiativeId initiative;

    @RestQuery
    @Parameter(description = "Only those that this support node has, had or said no to.")
    @Nullable
    NodeId node;

    @RestQuery
    @Parameter(description = "Only those that stand in this stage; a code of support-stages.")
    @Nullable
    Stage stage;

    @RestQuery
    @Parameter(description = "Only those that this adviser took last: the subject of the token.", example = "seed")
    @Nullable
    String adviser;

    SupportCases.Search search(@Nullable Sight sight) {
        return new SupportCases.Search(sight, enterprise, initiative, node, stage, adviser);
    }
}
