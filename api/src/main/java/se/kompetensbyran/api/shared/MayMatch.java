package se.kompetensbyran.api.shared;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Aggregate;

/**
 * The same condition as {@link IfMatch}, where it may be left out: for what is added and takes nothing away; a {@code @BeanParam}.
 */
public class MayMatch {

    @RestHeader("If-Match")
    @Parameter(description = "The ETag that was read; the change is refused when it is no longer the latest.")
    @Nullable
    String tags;

    /** {@code aggregate}, when it is the one that the caller has seen or they do not say. @throws Stale when it has changed since */
    public <T extends Aggregate> T on(T aggregate) {
        return tags == null ? aggregate : IfMatch.seen(tags, aggregate);
    }
}
