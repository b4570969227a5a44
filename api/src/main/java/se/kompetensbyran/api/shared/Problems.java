package se.kompetensbyran.api.shared;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberMerged;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberTaken;
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.RuleProblem;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Text;

/** The one place that turns a no, from wherever it comes, into a status and a sentence in the reader's language. */
@Singleton
public final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String HIDDEN = "***";
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Addresses addresses;
    private final Labels labels;

    Problems(Addresses addresses, Labels labels) {
        this.addresses = addresses;
        this.labels = labels;
    }

    /**
     * What a problem needs to know of the request.
     *
     * @param path the path as it came, without query
     * @param isConditional whether it has an If-Match
     * @param isRead whether it has no body, so that what is wrong in it is a parameter
     */
    public record Asked(String path, Language language, String traceId, boolean isConditional, boolean isRead) {}

    /** The problem to show for {@code failure}; what is nobody's fault but ours is logged, and shown as 500. */
    public ProblemView of(Throwable failure, Asked asked) {
        if (failure instanceof InvalidValue it)
            return view(EdgeProblem.Code.INVALID_VALUE, List.of(), List.of(fault(it, asked)), asked);
        if (failure instanceof RuleProblem it) {
            ProblemView plain = view(it.code(), status(it.kind(), asked), it.arguments(), List.of(), asked);
            return plain.with(it.judged().stream()
                    .map(one -> explained(it.code(), one, asked))
                    .toList());
        }
        if (failure instanceof NumberTaken it) {
            ProblemView plain = view(it.code(), status(it.kind(), asked), it.arguments(), List.of(), asked);
            return it.holder()
                    .map(holder -> plain.to(Link.get("holder", addresses.of("organisations", holder))))
                    .orElse(plain);
        }
        if (failure instanceof NumberMerged it)
            return view(it.code(), status(it.kind(), asked), it.arguments(), List.of(), asked)
                    .to(Link.get("holder", addresses.of("organisations", it.into())));
        if (failure instanceof Problem it)
            return view(it.code(), status(it.kind(), asked), it.arguments(), List.of(), asked);
        if (failure instanceof EdgeProblem it) return view(it.code(), it.arguments(), it.faults(), asked);
        if (failure instanceof WebApplicationException it) {
            EdgeProblem.Code code = codeOf(it.getResponse().getStatus());
            if (code != EdgeProblem.Code.INTERNAL) return view(code, List.of(), List.of(), asked);
        }
        if (isUnreachableDatabase(failure)) {
            LOG.errorf("Database out of reach, trace %s: %s", asked.traceId(), failure.toString());
            return view(EdgeProblem.Code.UNAVAILABLE, List.of(), List.of(), asked);
        }
        LOG.errorf(failure, "Unexpected failure, trace %s", asked.traceId());
        return view(EdgeProblem.Code.INTERNAL, List.of(), List.of(), asked);
    }

    private static Fault fault(InvalidValue it, Asked asked) {
        return asked.isRead()
                ? Fault.parameter(it.field(), it.rule(), it.arguments().toArray())
                : Fault.of("", it);
    }

    /** The status of each kind of no. A lost race is 412 only where the caller set the condition. */
    public static int status(Problem.Kind kind, Asked asked) {
        return kind == Problem.Kind.STALE && !asked.isConditional() ? 409 : status(kind);
    }

    /** The usual status of each kind of no. */
    public static int status(Problem.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNKNOWN -> 404;
            case REFUSED -> 409;
            case STALE -> 412;
            case FORBIDDEN -> 403;
        };
    }

    private ProblemView view(EdgeProblem.Code code, List<Object> arguments, List<Fault> faults, Asked asked) {
        return view(EnumCode.of(code), code.status, arguments, faults, asked);
    }

    private ProblemView view(String code, int status, List<Object> arguments, List<Fault> faults, Asked asked) {
        Language language = asked.language();
        List<Object> told = impersonal(labels.told(arguments, language));
        return new ProblemView(
                addresses.of("problems", code),
                Words.of(language, code + ".title", told),
                status,
                Words.of(language, code + ".detail", told),
                instance(
                        asked.path().length() <= 2000
                                ? asked.path()
                                : asked.path().substring(0, 2000)),
                code,
                asked.traceId(),
                faults.stream().map(it -> error(it, language)).toList(),
                null,
                null);
    }

    private JudgementView explained(String code, Judged it, Asked asked) {
        List<Object> told = labels.told(List.of(RuleProblem.told(it)), asked.language());
        LocalDate day = it.day() == null ? it.by().limit() : it.day();
        return JudgementView.explained(it, day, Words.of(asked.language(), code + ".detail", told));
    }

    private static ProblemView.Detail error(Fault it, Language language) {
        String name = impersonal(it.name());
        return new ProblemView.Detail(
                it.where() == Fault.Where.BODY ? name : null,
                it.where() == Fault.Where.PARAMETER ? name : null,
                it.where() == Fault.Where.HEADER ? name : null,
                it.rule(),
                Words.of(language, it.words(), impersonal(it.arguments())));
    }

    // Where a code or a name should stand a caller may have written a personal number; no problem says it again.
    private static List<Object> impersonal(List<Object> arguments) {
        return arguments.stream()
                .map(it -> it instanceof String text ? impersonal(text) : it)
                .toList();
    }

    private static String impersonal(String text) {
        return Text.isImpersonal(text) ? text : HIDDEN;
    }

    // An identifier is hexadecimal, and may look like one by chance.
    private static String instance(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(it -> IDENTIFIER.matcher(it).matches() ? it : impersonal(it))
                .collect(joining("/"));
    }

    /** The edge's own problem for a status that a framework chose. */
    static EdgeProblem.Code codeOf(int status) {
        return switch (status) {
            case 400 -> EdgeProblem.Code.MALFORMED_REQUEST;
            case 401 -> EdgeProblem.Code.UNAUTHENTICATED;
            case 403 -> EdgeProblem.Code.FORBIDDEN;
            case 404 -> EdgeProblem.Code.NOT_FOUND;
            case 405 -> EdgeProblem.Code.METHOD_NOT_ALLOWED;
            case 406 -> EdgeProblem.Code.NOT_ACCEPTABLE;
            case 413 -> EdgeProblem.Code.TOO_LARGE;
            case 414 -> EdgeProblem.Code.URI_TOO_LONG;
            case 415 -> EdgeProblem.Code.UNSUPPORTED_MEDIA_TYPE;
            case 431 -> EdgeProblem.Code.HEADERS_TOO_LARGE;
            case 429 -> EdgeProblem.Code.TOO_MANY_REQUESTS;
            case 503 -> EdgeProblem.Code.UNAVAILABLE;
            default -> EdgeProblem.Code.INTERNAL;
        };
    }

    /** Whether a failure is that the database cannot be reached, now. */
    // SQLSTATE classes 08 and 57P: no connection, or a server that is going down. Agroal's pool says it in words only.
    public static boolean isUnreachableDatabase(@Nullable Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause())
            if (it instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                if (state.startsWith("08") || state.startsWith("57P")) return true;
                if (String.valueOf(sql.getMessage()).contains("Acquisition timeout")) return true;
            }
        return false;
    }
}
