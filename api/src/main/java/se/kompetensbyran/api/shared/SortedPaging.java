package se.kompetensbyran.api.shared;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.PageRequest;

/** {@link Paging} of a collection that can be sorted. */
public class SortedPaging extends Paging {

    @RestQuery
    @Parameter(
            description = "Fields to sort by, most important first, comma between; a hyphen before one for descending.")
    @Nullable
    String sort;

    /** The page in the order asked for. @throws EdgeProblem 400 for a field that is not in {@code sortable} */
    public PageRequest sorted(List<String> sortable) {
        return request(order(sort, sortable));
    }
}
