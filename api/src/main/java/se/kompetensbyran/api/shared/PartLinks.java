package se.kompetensbyran.api.shared;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import se.kompetensbyran.domain.access.Permission;

/** The links of a part of something: itself, the whole, what else it belongs with, and what the caller may do with it. */
@Singleton
public final class PartLinks {

    private final Addresses addresses;
    private final Caller caller;

    PartLinks(Addresses addresses, Caller caller) {
        this.addresses = addresses;
        this.caller = caller;
    }

    /** Of the part {@code id} in the list {@code parts} of a project; {@code others} come after the whole. */
    public List<Link> ofProject(Object project, String parts, Object id, Link... others) {
        String self = addresses.of("projects", project, parts, id);
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("up", addresses.of("projects", project)));
        links.addAll(List.of(others));
        if (caller.authority().may(Permission.PROJECTS_WRITE)) {
            links.add(new Link("edit", self, "PATCH"));
            links.add(new Link("delete", self, "DELETE"));
        }
        return links;
    }
}
