package se.kompetensbyran.api.shared;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import se.kompetensbyran.domain.requests.GivenAnswer;
import se.kompetensbyran.domain.requests.GivenAnswers;

/** Keeps the answer to a request with a key in the transaction that creates, and gives it again to a repeat. */
@Creates
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
final class CreatesOnce {

    /** The header that carries the key (draft-ietf-httpapi-idempotency-key-header). */
    static final String HEADER = "Idempotency-Key";

    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private final GivenAnswers answers;
    private final Caller caller;
    private final Time time;
    private final CurrentVertxRequest current;
    private final Representations representations;

    CreatesOnce(
            GivenAnswers answers,
            Caller caller,
            Time time,
            CurrentVertxRequest current,
            Representations representations) {
        this.answers = answers;
        this.caller = caller;
        this.time = time;
        this.current = current;
        this.representations = representations;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        RoutingContext context = current.getCurrent();
        List<String> keys = context.request().headers().getAll(HEADER);
        if (keys.isEmpty()) return call.proceed();
        String key = keys.get(0);
        if (keys.size() > 1 || !key.matches("[\\x21-\\x7e]{1,200}"))
            throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(Fault.header(HEADER, "key-shape")));
        String hash = Repeats.hash(context);
        Optional<GivenAnswer> given = answers.take(caller.who(), key, time.now().minus(KEPT));
        if (given.isPresent()) {
            if (!given.get().requestHash().equals(hash)) throw new EdgeProblem(EdgeProblem.Code.KEY_REUSED);
            throw new Answered(given.get());
        }
        Object created = call.proceed();
        Shown shown = ((Shown) created).kept();
        byte[] body = representations.json(shown);
        answers.keep(
                caller.who(),
                key,
                new GivenAnswer(
                        hash,
                        call.getMethod().getAnnotation(ResponseStatus.class).value(),
                        shown.links().get(0).href(),
                        Representations.tag(shown, body),
                        new String(body, StandardCharsets.UTF_8)),
                time.now());
        // Each that comes takes some of the old away, so that they never grow past a day's worth.
        answers.forget(time.now().minus(KEPT));
        return created;
    }

    /** The request has been answered before; ends the transaction, which has nothing to keep. */
    static final class Answered extends RuntimeException {
        private final transient GivenAnswer answer;

        Answered(GivenAnswer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }

        GivenAnswer answer() {
            return answer;
        }
    }
}
