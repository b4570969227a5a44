package se.kompetensbyran.api.shared;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is measured has names of ours: a method or a path that somebody makes up would be a meter for good. */
@Singleton
final class Meters {

    private static final String OTHER = "OTHER";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    // What the framework says where there is no resource.
    private static final Set<String> NO_RESOURCE = Set.of("root", "NOT_FOUND", "REDIRECTION", "UNKNOWN");

    // Meters are there before anything else is.
    private final Instance<Allowed> allowed;

    Meters(Instance<Allowed> allowed) {
        this.allowed = allowed;
    }

    @Produces
    @Singleton
    MeterFilter bounded() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith("http.server.requests") ? id.replaceTags(bounded(id.getTags())) : id;
            }
        };
    }

    private List<Tag> bounded(List<Tag> tags) {
        List<Tag> all = new ArrayList<>();
        for (Tag it : tags) all.add(Tag.of(it.getKey(), isOurs(it) ? it.getValue() : OTHER));
        return all;
    }

    private boolean isOurs(Tag it) {
        return switch (it.getKey()) {
            case "method" -> METHODS.contains(it.getValue());
            case "uri" -> NO_RESOURCE.contains(it.getValue()) || allowed.get().isPath(it.getValue());
            default -> true;
        };
    }
}
