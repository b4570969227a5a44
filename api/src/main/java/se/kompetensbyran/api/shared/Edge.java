package se.kompetensbyran.api.shared;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The outermost wall: what every request passes and every answer gets, whatever lies behind. */
@Singleton
public final class Edge {

    /** The media type of every problem (RFC 9457). */
    public static final String PROBLEM_JSON = "application/problem+json";

    /** How long to wait for a database that is out of reach. */
    static final int RETRY_AFTER_SECONDS = 5;

    // Far below what the server itself takes, which refuses without a word of ours.
    private static final int MAX_ADDRESS = 8_000;
    private static final int MAX_HEADERS = 20_000;

    private static final int LINGER_MILLIS = 1_000;

    // What takes more than others, since it lays it on the disk.
    private static final String IMPORTS = Addresses.ROOT + "/imports";

    // A file of the largest size, at two megabits a second.
    private static final Duration FOR_IMPORT = Duration.ofMinutes(20);

    /** So many with a body go on at once, half of what there are threads for, so that reads always find one. */
    static final int MOST_WRITING = 100;

    // How much is read of a body that tells no length and is too large, so that its sender hears that.
    private static final long MAX_READ = 16L << 20;

    // After the framework has said how much it reads.
    private static final int ONCE_BOUNDED = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    // What is there to be read and is no resource; whoever serves it would take any method for a GET.
    private static final Pattern PAGES = Pattern.compile(Addresses.ROOT + "/(docs(/.*)?|openapi(\\.json|\\.yaml)?)"
            + "|/q/(health|metrics)(/.*)?|/\\.well-known/(security\\.txt|api-catalog)");

    private static final String POLICY = "RateLimit-Policy";
    // What another standard describes stands in no contract, and has these methods.
    private static final String OAUTH = Addresses.ROOT + "/oauth/";
    private static final Map<String, String> OF_OAUTH = Map.of(
            "authorize", "GET, HEAD, POST",
            "password", "GET, HEAD, POST",
            "style.css", "GET, HEAD",
            "jwks.json", "GET, HEAD",
            "token", "POST",
            "revoke", "POST");

    // As bytes once and for all.
    private static final Map<CharSequence, CharSequence> ALWAYS = Stream.of(
                    "X-Content-Type-Options: nosniff",
                    "Referrer-Policy: no-referrer",
                    "Strict-Transport-Security: max-age=31536000; includeSubDomains",
                    "Vary: Accept, Accept-Language, Authorization, Origin")
            .map(it -> it.split(": ", 2))
            .collect(toUnmodifiableMap(
                    it -> HttpHeaders.createOptimized(it[0]), it -> HttpHeaders.createOptimized(it[1])));
    private static final String TRACE_PARENT = "traceparent";
    private static final String TRACE = "kompetensbyran.trace";

    // Before authentication and routing; the first that runs has the largest number.
    private static final int OUTERMOST = 1000;

    // Right after the handler that finds out how to learn who asks, which has the same number and is there first.
    private static final int ONCE_ASKED = SecurityHandlerPriorities.AUTHENTICATION;
    // When what it found out can be used.
    private static final int WHEN_IDENTIFIED = SecurityHandlerPriorities.AUTHORIZATION + 1;

    private static final Set<String> EXPOSED = Set.of(
            "ETag",
            "Location",
            "Link",
            "Deprecation",
            "Sunset",
            "RateLimit",
            POLICY,
            "Retry-After",
            TRACE_PARENT,
            "Content-Language");

    private final Problems problems;
    private final RateLimit rateLimit;
    private final IdentityProviderManager identities;
    private final Allowed allowed;
    private final ObjectMapper mapper;
    private final int maxBody;
    private final long maxImport;
    private final Duration forBody;
    private final Semaphore writing = new Semaphore(MOST_WRITING);
    private final List<String> origins;

    Edge(
            Problems problems,
            RateLimit rateLimit,
            IdentityProviderManager identities,
            Allowed allowed,
            ObjectMapper mapper,
            @ConfigProperty(name = "kompetensbyran.max-body-bytes") int maxBody,
            @ConfigProperty(name = "kompetensbyran.max-import-bytes") long maxImport,
            @ConfigProperty(name = "kompetensbyran.body-timeout") Duration forBody,
            @ConfigProperty(name = "kompetensbyran.cors.origins") Optional<List<String>> origins) {
        this.problems = problems;
        this.rateLimit = rateLimit;
        this.identities = identities;
        this.allowed = allowed;
        this.mapper = mapper;
        this.maxBody = maxBody;
        this.maxImport = maxImport;
        this.forBody = forBody;
        this.origins = origins.orElse(List.of());
    }

    void guard(@Observes Filters filters) {
        CorsHandler readers = readers();
        CorsHandler writers = writers();
        filters.register(this::first, OUTERMOST);
        filters.register(it -> cors(it, readers, writers), OUTERMOST - 1);
        filters.register(this::last, OUTERMOST - 2);
        filters.register(this::unauthenticated, ONCE_ASKED);
        filters.register(this::rateOfSigned, WHEN_IDENTIFIED);
    }

    void catchAll(@Observes Router router) {
        // Of what has a body alone, so that a read does not pass it.
        router.route()
                .method(HttpMethod.POST)
                .method(HttpMethod.PUT)
                .method(HttpMethod.PATCH)
                .method(HttpMethod.DELETE)
                .order(ONCE_BOUNDED)
                .handler(this::bound);
        router.route().order(Integer.MAX_VALUE).handler(it -> answer(it, new EdgeProblem(EdgeProblem.Code.NOT_FOUND)));
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    private void failed(RoutingContext context) {
        if (context.response().ended()) return;
        Throwable failure = context.failure();
        int status = context.statusCode();
        // What the server itself refuses, an Origin that is none for instance, is the caller's fault and not ours.
        boolean isRefused = failure instanceof VertxException && status >= 400 && status < 500;
        if (isRefused) answer(context, new EdgeProblem(EdgeProblem.Code.MALFORMED_REQUEST));
        else if (failure != null) answer(context, unwrapped(failure));
        else answer(context, new EdgeProblem(Problems.codeOf(status)));
    }

    // What holds wherever the request comes from, so that every answer has its headers and is counted.
    private void first(RoutingContext context) {
        answerHeaders(context);
        if (isWithinRate(context) && isStraight(context)) context.next();
    }

    // What another origin is told too, when its page may read the answer.
    private void last(RoutingContext context) {
        if (isBounded(context) && isMethodThere(context)) context.next();
    }

    private void answerHeaders(RoutingContext context) {
        Trace trace = Trace.continuing(context.request().getHeader(TRACE_PARENT));
        context.put(TRACE, trace);
        context.addHeadersEndHandler(done -> {
            MultiMap headers = context.response().headers();
            headers.set(TRACE_PARENT, trace.parent());
            ALWAYS.forEach(headers::set);
            // A page for people says itself what it needs.
            if (!headers.contains("Content-Security-Policy")) headers.set("Content-Security-Policy", policy(context));
        });
    }

    // Swagger UI starts itself from a script in its page and draws with styles of its own; nothing else is a page.
    private static String policy(RoutingContext context) {
        return context.request().path().startsWith(Addresses.ROOT + "/docs")
                ? "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
                        + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'"
                : "default-src 'none'; frame-ancestors 'none'";
    }

    // Ways around a path that have worked elsewhere: what one layer reads as a separator and another does not.
    private boolean isStraight(RoutingContext context) {
        String uri = context.request().uri();
        int query = uri.indexOf('?');
        String path = (query < 0 ? uri : uri.substring(0, query)).toLowerCase(Locale.ROOT);
        // In the query too: some read a semicolon as an ampersand.
        boolean isCrooked = uri.indexOf(';') >= 0
                || path.indexOf('\\') >= 0
                || path.contains("//")
                || path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/..")
                || path.endsWith("/.")
                || path.contains("%2f")
                || path.contains("%5c")
                || path.contains("%3b")
                || path.contains("%2e")
                || path.contains("%00")
                || path.contains("%25")
                || !hasWholeEscapes(uri)
                || !isAddress(uri);
        if (isCrooked) answer(context, new EdgeProblem(EdgeProblem.Code.BAD_PATH));
        return !isCrooked;
    }

    // The framework has been told to leave that to us, since it refuses without a word.
    private static boolean isAddress(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean hasWholeEscapes(String uri) {
        for (int at = uri.indexOf('%'); at >= 0; at = uri.indexOf('%', at + 1)) {
            boolean whole = at + 2 < uri.length()
                    && Character.digit(uri.charAt(at + 1), 16) >= 0
                    && Character.digit(uri.charAt(at + 2), 16) >= 0;
            if (!whole) return false;
        }
        return true;
    }

    private boolean isWithinRate(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean isSigned = request.headers().contains(HttpHeaders.AUTHORIZATION);
        // Whose quota a token uses is known when it has been looked at.
        return (isSigned && !RateLimit.isTry(request)) || isCounted(context, rateLimit.take(request));
    }

    // Where the framework finds its own way to tell, it works out the template of the address for it at every request.
    private void unauthenticated(RoutingContext context) {
        BiConsumer<RoutingContext, Throwable> told = Edge::fail;
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, told);
        context.next();
    }

    private static void fail(RoutingContext context, Throwable failure) {
        if (!context.failed()) context.fail(failure);
    }

    private void rateOfSigned(RoutingContext context) {
        if (isCounted(context)) {
            context.next();
            return;
        }
        Context server = context.vertx().getOrCreateContext();
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .map(Authorities::countedAs)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .subscribe()
                .with(client -> onServer(server, () -> countSigned(context, client)));
    }

    // Who has to ask the database for a key answers from another thread.
    private static void onServer(Context server, Runnable step) {
        if (Context.isOnEventLoopThread()) step.run();
        else server.runOnContext(ignored -> step.run());
    }

    private void countSigned(RoutingContext context, Optional<String> client) {
        // A token that is none may have been refused on the way here, and counted.
        if (context.response().headWritten()) return;
        if (isCounted(context, client.map(rateLimit::take).orElseGet(() -> rateLimit.take(context.request()))))
            context.next();
    }

    private boolean isCounted(RoutingContext context, RateLimit.Left left) {
        if (isWithin(context, left)) return true;
        refuse(context, tooMany(context));
        return false;
    }

    private static boolean isWithin(RoutingContext context, RateLimit.Left left) {
        HttpServerResponse response = context.response();
        response.putHeader(POLICY, left.policyHeader());
        response.putHeader("RateLimit", left.header());
        if (!left.isAllowed()) response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(left.secondsToWait()));
        return left.isAllowed();
    }

    private static boolean isCounted(RoutingContext context) {
        return context.response().headers().contains(POLICY);
    }

    private boolean isBounded(RoutingContext context) {
        if (context.request().uri().length() > MAX_ADDRESS) {
            answer(context, new EdgeProblem(EdgeProblem.Code.URI_TOO_LONG));
            return false;
        }
        int headers = 0;
        for (Map.Entry<String, String> it : context.request().headers())
            headers += it.getKey().length() + it.getValue().length();
        if (headers > MAX_HEADERS) {
            answer(context, new EdgeProblem(EdgeProblem.Code.HEADERS_TOO_LARGE));
            return false;
        }
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) return true;
        long most = isImport(context) ? maxImport : maxBody;
        boolean isTooLarge = length.length() > 12 || Long.parseLong(length) > most;
        if (!isTooLarge) return true;
        // What is still coming is not read, nor waited for; whoever is sending it gets time to hear why.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.addEndHandler(done -> context.vertx()
                .setTimer(LINGER_MILLIS, timer -> context.request().connection().close()));
        answer(context, new EdgeProblem(EdgeProblem.Code.TOO_LARGE, most));
        return false;
    }

    private void bound(RoutingContext context) {
        boolean isImport = isImport(context);
        if (!isImport) context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MAX_READ);
        if (!writing.tryAcquire()) {
            answer(context, new EdgeProblem(EdgeProblem.Code.BUSY, RETRY_AFTER_SECONDS));
            return;
        }
        AtomicBoolean isOver = new AtomicBoolean();
        long timer = context.vertx().setTimer((isImport ? FOR_IMPORT : forBody).toMillis(), late -> {
            hangUpUnlessRead(context);
            end(isOver);
        });
        context.addEndHandler(done -> {
            context.vertx().cancelTimer(timer);
            end(isOver);
        });
        context.next();
    }

    // Once, whether the answer has ended or nobody is told of its end.
    private void end(AtomicBoolean isOver) {
        if (isOver.compareAndSet(false, true)) writing.release();
    }

    // A body that comes in drops is never silent for long, and would hold a thread for ever.
    private static void hangUpUnlessRead(RoutingContext context) {
        if (!context.request().isEnded()) context.request().connection().close();
    }

    private static boolean isImport(RoutingContext context) {
        return HttpMethod.POST.equals(context.request().method())
                && IMPORTS.equals(context.request().path());
    }

    // The frameworks tell of methods that only a neighbour has, and of some where nothing is.
    private boolean isMethodThere(RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = context.request().path();
        boolean isOfOauth = path != null && path.startsWith(OAUTH);
        if (path == null || (!isOfOauth && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))))
            return true;
        String has = isOfOauth
                ? OF_OAUTH.get(path.substring(OAUTH.length()))
                : PAGES.matcher(path).matches() ? "GET, HEAD" : allowed.at(path);
        if (has == null) answer(context, new EdgeProblem(EdgeProblem.Code.NOT_FOUND));
        else if (List.of(has.split(", ", -1)).contains(method.name())) return true;
        else {
            context.response().putHeader(HttpHeaders.ALLOW, has);
            if (method.equals(HttpMethod.OPTIONS))
                context.response().setStatusCode(204).end();
            else answer(context, new EdgeProblem(EdgeProblem.Code.METHOD_NOT_ALLOWED));
        }
        return false;
    }

    // Everything open can be read from any page; a page that writes must be listed. No cookies, so no credentials.
    private void cors(RoutingContext context, CorsHandler readers, CorsHandler writers) {
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null) context.next();
        else if (origins.contains(origin)) writers.handle(context);
        else if (isRead(context)) readers.handle(context);
        else context.next();
    }

    private static CorsHandler readers() {
        return allowing(CorsHandler.create(), HttpMethod.GET, HttpMethod.HEAD);
    }

    private CorsHandler writers() {
        CorsHandler writers = CorsHandler.create();
        origins.forEach(writers::addOrigin);
        return allowing(
                writers,
                HttpMethod.GET,
                HttpMethod.HEAD,
                HttpMethod.POST,
                HttpMethod.PUT,
                HttpMethod.PATCH,
                HttpMethod.DELETE);
    }

    private static CorsHandler allowing(CorsHandler handler, HttpMethod... methods) {
        for (HttpMethod it : methods) handler.allowedMethod(it);
        return handler.allowedHeaders(Set.of(
                        "Accept",
                        "Accept-Language",
                        "Authorization",
                        "Content-Type",
                        "If-Match",
                        "If-None-Match",
                        CreatesOnce.HEADER,
                        TRACE_PARENT))
                .exposedHeaders(EXPOSED)
                .maxAgeSeconds(600);
    }

    private static boolean isRead(RoutingContext context) {
        String asked = context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        String method = HttpMethod.OPTIONS.equals(context.request().method()) && asked != null
                ? asked
                : context.request().method().name();
        return method.equals("GET") || method.equals("HEAD");
    }

    /** What the request tells that a problem needs. */
    static Problems.Asked asked(RoutingContext context) {
        return new Problems.Asked(
                context.request().path() == null ? "" : context.request().path(),
                Language.of(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                trace(context).id(),
                context.request().headers().contains(HttpHeaders.IF_MATCH),
                HttpMethod.GET.equals(context.request().method())
                        || HttpMethod.HEAD.equals(context.request().method()));
    }

    /** The trace that the request belongs to. */
    static Trace trace(RoutingContext context) {
        Trace trace = context.get(TRACE);
        return trace == null ? Trace.continuing(null) : trace;
    }

    /** The id of the trace that the request belongs to. */
    public static String traceId(RoutingContext context) {
        return trace(context).id();
    }

    /** How to come in (RFC 6750): without a token nothing is said of what was wrong. */
    static String challenge(RoutingContext context) {
        boolean hadToken = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
        return hadToken ? "Bearer error=\"invalid_token\"" : "Bearer";
    }

    /** The failure that matters, without what frameworks wrap around it. */
    static Throwable unwrapped(Throwable failure) {
        if (failure instanceof io.quarkus.security.AuthenticationException
                || failure instanceof io.quarkus.security.UnauthorizedException)
            return new EdgeProblem(EdgeProblem.Code.UNAUTHENTICATED);
        if (failure instanceof io.quarkus.security.ForbiddenException)
            return new EdgeProblem(EdgeProblem.Code.FORBIDDEN);
        return failure;
    }

    private void answer(RoutingContext context, Throwable failure) {
        refuse(context, isPastQuota(context) ? tooMany(context) : failure);
    }

    // What is refused before its token is looked at counts too.
    private boolean isPastQuota(RoutingContext context) {
        boolean isNoted = isCounted(context) || context.response().headWritten();
        return !isNoted && !isWithin(context, rateLimit.take(context.request()));
    }

    private static EdgeProblem tooMany(RoutingContext context) {
        return new EdgeProblem(
                EdgeProblem.Code.TOO_MANY_REQUESTS,
                Long.parseLong(context.response().headers().get(HttpHeaders.RETRY_AFTER)));
    }

    private void refuse(RoutingContext context, Throwable failure) {
        Problems.Asked asked = asked(context);
        ProblemView view = problems.of(failure, asked);
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(view.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(HttpHeaders.CONTENT_LANGUAGE, asked.language().tag());
        if (view.status() == 401) response.putHeader("WWW-Authenticate", challenge(context));
        if (view.status() == 503) response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        try {
            response.end(Buffer.buffer(mapper.writeValueAsBytes(view)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
