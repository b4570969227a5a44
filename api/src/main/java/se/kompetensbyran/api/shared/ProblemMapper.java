package se.kompetensbyran.api.shared;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import se.kompetensbyran.domain.organisations.OrganisationProblem;
import se.kompetensbyran.domain.requests.GivenAnswer;
import se.kompetensbyran.domain.shared.Problem;

/** Answers every failure inside the resources with a problem. */
final class ProblemMapper {

    private final Problems problems;
    private final Representations representations;
    private final Addresses addresses;

    ProblemMapper(Problems problems, Representations representations, Addresses addresses) {
        this.problems = problems;
        this.representations = representations;
        this.addresses = addresses;
    }

    @ServerExceptionMapper({
        Problem.class,
        EdgeProblem.class,
        AuthenticationFailedException.class,
        UnauthorizedException.class,
        ForbiddenException.class,
        WebApplicationException.class,
        Throwable.class
    })
    Response problem(Throwable failure, RoutingContext context) {
        ProblemView view = problems.of(Edge.unwrapped(failure), Edge.asked(context));
        ResponseBuilder answer = Response.status(view.status())
                .type(Edge.PROBLEM_JSON)
                .header(
                        HttpHeaders.CONTENT_LANGUAGE,
                        Edge.asked(context).language().tag())
                .entity(representations.json(view));
        if (view.status() == 401) answer.header(HttpHeaders.WWW_AUTHENTICATE, Edge.challenge(context));
        // How long to wait is the first of what fills the words.
        if (view.status() == 429 && failure instanceof EdgeProblem it)
            answer.header(HttpHeaders.RETRY_AFTER, it.arguments().get(0));
        if (view.status() == 503) answer.header(HttpHeaders.RETRY_AFTER, Edge.RETRY_AFTER_SECONDS);
        return answer.build();
    }

    /** Leads whoever reads to the same of the survivor (RFC 9110: 308), and tells whoever writes where that is. */
    @ServerExceptionMapper
    Response merged(OrganisationProblem.Merged gone, RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
            return Response.status(308)
                    .header(HttpHeaders.LOCATION, ofSurvivor(gone, context.request()))
                    .build();
        String survivor = addresses.of("organisations", gone.into());
        return Response.fromResponse(problem(gone, context))
                .header("Link", "<" + survivor + ">; rel=\"successor-version\"")
                .build();
    }

    private String ofSurvivor(OrganisationProblem.Merged gone, HttpServerRequest asked) {
        String path = asked.path().substring(Addresses.ROOT.length() + 1);
        String address =
                addresses.of(path.replaceFirst(gone.id().toString(), gone.into().toString()));
        return asked.query() == null ? address : address + "?" + asked.query();
    }

    @ServerExceptionMapper
    Response answered(CreatesOnce.Answered again) {
        GivenAnswer answer = again.answer();
        return Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.ETAG, answer.tag())
                .entity(answer.body().getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
