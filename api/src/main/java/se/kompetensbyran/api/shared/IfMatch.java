package se.kompetensbyran.api.shared;

import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Stale;

/**
 * The condition that a change is made on what the caller has seen (RFC 9110 {@code If-Match}), which must be set; a
 * {@code @BeanParam}. Where it may be left out stands {@link MayMatch}.
 *
 * <p>A tag is {@code "revision.hash"}. The hash tells representations apart, in other languages or with other links;
 * the revision alone says whether the aggregate has changed.
 */
public class IfMatch {

    @RestHeader("If-Match")
    @Parameter(
            description = "The ETag that was read; the change is refused when it is no longer the latest.",
            required = true)
    @Nullable
    String tags;

    /** The same condition, that came in a body since the header tells of another. */
    public static IfMatch of(String tags) {
        IfMatch it = new IfMatch();
        it.tags = tags;
        return it;
    }

    /**
     * {@code aggregate}, when it is the one that the caller has seen.
     *
     * @throws EdgeProblem 428 when the caller sets no condition
     * @throws Stale when it has changed since
     */
    public <T extends Aggregate> T on(T aggregate) {
        if (tags == null) throw new EdgeProblem(EdgeProblem.Code.PRECONDITION_REQUIRED);
        return seen(tags, aggregate);
    }

    /** {@code aggregate}, when one of {@code tags} is of its revision. @throws Stale when none is */
    static <T extends Aggregate> T seen(String tags, T aggregate) {
        if (tags.strip().equals("*")) return aggregate;
        Pattern seen = Pattern.compile("\"" + aggregate.revision() + "\\.[0-9a-f]+\"");
        for (String tag : tags.split(",", -1)) if (seen.matcher(tag.strip()).matches()) return aggregate;
        throw new Stale();
    }
}
