package se.kompetensbyran.api.shared;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;

/** Which page of a collection is asked for, as query parameters; a {@code @BeanParam} of every list. */
public class Paging {

    @RestQuery
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    @Parameter(description = "Rows on a page, 1–100.")
    int limit;

    @RestQuery
    @DefaultValue("1")
    @Min(1)
    @Max(PageRequest.REACH)
    @Parameter(description = "The page, from 1; pages reach 10 000 rows.")
    int page;

    @Context
    @SuppressWarnings("NullAway.Init")
    UriInfo uri;

    /** The page in the list's own order. @throws EdgeProblem 400 when it is out of bounds */
    public PageRequest request() {
        return request(List.of());
    }

    PageRequest request(List<SortKey> order) {
        if ((page - 1L) * limit >= PageRequest.REACH)
            throw new EdgeProblem(
                    EdgeProblem.Code.INVALID_VALUE, List.of(Fault.parameter("page", "page-range", PageRequest.REACH)));
        return new PageRequest(page, limit, order);
    }

    /**
     * Shows a page with its links.
     *
     * @param self the address of the collection, without query
     */
    public <T, V> PageView<V> show(Page<T> found, String self, Function<? super T, ? extends V> view) {
        boolean isCounted = found.total() <= PageRequest.REACH;
        int reachable = Math.min(found.total(), PageRequest.REACH);
        int last = Math.max(1, (reachable + limit - 1) / limit);
        List<Link> links = new ArrayList<>();
        links.add(link("self", self, page));
        links.add(link("first", self, 1));
        if (page > 1) links.add(link("prev", self, Math.min(page - 1, last)));
        if (page < last) links.add(link("next", self, page + 1));
        links.add(link("last", self, last));
        int count = found.items().size();
        return new PageView<>(
                found.items().stream().<V>map(view).toList(),
                new PageView.Meta(
                        page,
                        limit,
                        count,
                        isCounted ? found.total() : null,
                        isCounted ? null : Integer.valueOf(PageRequest.REACH)),
                links);
    }

    private Link link(String rel, String self, int target) {
        return Link.get(rel, self + "?" + query(target));
    }

    // The other query parameters go along (FNS.12), in one order, so that equal pages have equal addresses.
    private String query(int target) {
        Map<String, String> all = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> all.put(name, escaped(values.get(0))));
        all.put("limit", Integer.toString(limit));
        all.put("page", Integer.toString(target));
        StringBuilder query = new StringBuilder();
        all.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        return query.toString();
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Reads {@code sort}: listed fields, comma between, hyphen before one for descending. */
    static List<SortKey> order(@Nullable String sort, List<String> sortable) {
        if (sort == null) return List.of();
        List<SortKey> order = new ArrayList<>();
        for (String part : sort.split(",", -1)) {
            boolean descending = part.startsWith("-");
            String field = descending ? part.substring(1) : part;
            boolean isNew = order.stream().noneMatch(it -> it.field().equals(field));
            if (!sortable.contains(field) || !isNew)
                throw new EdgeProblem(
                        EdgeProblem.Code.INVALID_VALUE,
                        List.of(Fault.parameter("sort", "not-sortable", field, String.join(", ", sortable))));
            order.add(new SortKey(field, descending));
        }
        return order;
    }
}
