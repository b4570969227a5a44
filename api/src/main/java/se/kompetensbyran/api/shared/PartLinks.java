package se.kompetensbyran.api.shared;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The links of a part of something: itself, the whole, what else it belongs with, and what the caller may do with it. */
@Singleton
public final class PartLinks {

    private final Addresses addresses;

    PartLinks(Addresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Of the part {@code id} in the list {@code parts} of a project; {@code others} come after the whole.
     *
     * @param mayWrite whether the caller may change this project
     */
    public List<Link> ofProject(Object project, String parts, Object id, boolean mayWrite, Link... others) {
        return of("projects", project, parts, id, mayWrite, others);
    }

    /**
     * Of the part {@code id} in the list {@code parts} of {@code whole} as it was known at another moment; {@code others} come
     * after the whole.
     *
     * @param asked what stands after the addresses of both
     */
    public List<Link> recalled(String wholes, Object whole, String parts, Object id, String asked, Link... others) {
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", addresses.of(wholes, whole, parts, id) + asked));
        links.add(Link.get("up", addresses.of(wholes, whole) + asked));
        links.addAll(List.of(others));
        return links;
    }

    /**
     * Of the part {@code id} in the list {@code parts} of {@code whole}; {@code others} come after the whole.
     *
     * @param wholes the collection in which the whole stands
     * @param mayWrite whether the caller may change this whole
     */
    public List<Link> of(String wholes, Object whole, String parts, Object id, boolean mayWrite, Link... others) {
        String self = addresses.of(wholes, whole, parts, id);
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("up", addresses.of(wholes, whole)));
        links.addAll(List.of(others));
        if (mayWrite) {
            links.add(new Link("edit", self, "PATCH"));
            links.add(new Link("delete", self, "DELETE"));
        }
        return links;
    }
}
