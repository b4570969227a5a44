package se.kompetensbyran.api.enterprises;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;

/** Which enterprises are asked for, as query parameters; a {@code @BeanParam} of the list and of its facets. */
public class EnterpriseFilter {

    @RestQuery
    @Parameter(
            description =
                    "Words of the name, the description, what is sold or the sectors, in any of their Swedish forms,"
                            + " or a misspelled name where fewer than twenty are found so; a word after a hyphen is not to be there.",
            example = "kaféer")
    @Nullable
    String q;

    @RestQuery
    @Parameter(description = "Only those that work in this municipality.")
    @Nullable
    MunicipalityCode municipality;

    @RestQuery
    @Parameter(description = "Only those that belong to this support node on the day.")
    @Nullable
    NodeId node;

    @RestQuery
    @Parameter(description = "Only those of this sector; a code of sectors.", example = "food-and-drink-services")
    @Nullable
    String sector;

    @RestQuery
    @Parameter(description = "Only those that stand in this stage on the day; a code of enterprise-stages.")
    @Nullable
    Stage stage;

    @RestQuery
    @Parameter(description = "Only those whose status stands so on the day; a code of enterprise-statuses.")
    @Nullable
    Status status;

    @RestQuery
    @Parameter(
            description =
                    "The day of which stage, status and node are asked; those that were not there yet are left out. Today when"
                            + " it is left out.",
            example = "2016-03-31")
    @Nullable
    LocalDate asOf;

    /** What is asked for. */
    public Enterprises.Search search() {
        return new Enterprises.Search(q, municipality, node, sector, stage, status, asOf);
    }
}
