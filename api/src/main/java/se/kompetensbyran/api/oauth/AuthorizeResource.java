package se.kompetensbyran.api.oauth;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.oauth.SignIns.Outcome;
import se.kompetensbyran.api.security.SecondFactors;
import se.kompetensbyran.api.security.SignInMode;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.api.shared.OtherStandard;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.Client;

/**
 * Where an app sends people to sign in (RFC 6749 section 4.1, with PKCE, RFC 7636): address and password, then a code of
 * the authenticator, then back with a code for the app.
 */
@Path("/oauth/authorize")
public class AuthorizeResource {

    private static final String LANGUAGES = "ui_locales";
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final SignInMode mode;
    private final Questions questions;
    private final Steps steps;
    private final SignIns signIns;
    private final SecondFactors factors;
    private final BrowserCookie cookie;
    private final Pages pages;
    private final Addresses addresses;
    private final Time time;

    AuthorizeResource(
            SignInMode mode,
            Questions questions,
            Steps steps,
            SignIns signIns,
            SecondFactors factors,
            BrowserCookie cookie,
            Pages pages,
            Addresses addresses,
            Time time) {
        this.mode = mode;
        this.questions = questions;
        this.steps = steps;
        this.signIns = signIns;
        this.factors = factors;
        this.cookie = cookie;
        this.pages = pages;
        this.addresses = addresses;
        this.time = time;
    }

    @GET
    @PermitAll
    @OtherStandard
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response ask(@Context UriInfo uri, @Context HttpHeaders headers) {
        mode.demandBuiltIn();
        Form query = Form.of(uri.getRequestUri().getRawQuery());
        Language language = language(query.one(LANGUAGES), headers);
        try {
            Asked asked = questions.read(query);
            return begin(200, asked, language, headers, null);
        } catch (Questions.NoApp e) {
            return pages.message(400, language, "noAppTitle", "noApp");
        } catch (Questions.Wrong e) {
            return SentBack.withError(e.redirectUri(), e.state(), e.code(), addresses.origin());
        }
    }

    @POST
    @PermitAll
    @OtherStandard
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response answer(InputStream body, @Context HttpHeaders headers) {
        mode.demandBuiltIn();
        Form form = Form.of(body);
        Step step = steps.open(form.one("form")).orElse(null);
        Asked asked = step == null ? null : step.asked();
        if (step == null || asked == null)
            return pages.message(400, language(null, headers), "formTitle", "formForeign");
        Language language = step.language();
        boolean isStillTheirs = questions
                .app(asked.client().toString())
                .map(Client::redirectUris)
                .filter(it -> it.contains(asked.redirectUri()))
                .isPresent();
        if (!isStillTheirs) return pages.message(400, language, "noAppTitle", "noApp");
        if (!step.isOf(cookie.hashOf(headers))) return begin(403, asked, language, headers, "formOther");
        if (step.isOver(time.now())) return begin(400, asked, language, headers, "formOld");
        return switch (step.kind()) {
            case PASSWORD -> password(step, asked, form, headers);
            case CODE, ENROLMENT -> code(step, asked, form, headers);
            case CHOICE -> pages.message(400, language, "formTitle", "formForeign");
        };
    }

    private Response password(Step step, Asked asked, Form form, HttpHeaders headers) {
        String email = form.typed("email").strip();
        String password = form.typed("password");
        Map<String, String> faults = new LinkedHashMap<>();
        if (email.isEmpty()) faults.put("email", PageWords.of(step.language(), "emailMissing"));
        if (password.isEmpty()) faults.put("password", PageWords.of(step.language(), "passwordMissing"));
        if (!faults.isEmpty()) return pages.signIn(400, shown(step, asked, headers, faults), email, false);
        Outcome outcome;
        try {
            outcome = signIns.password(email, password);
        } catch (EdgeProblem e) {
            // Too many passwords are being checked.
            Map<String, String> busy = Map.of("email", PageWords.of(step.language(), "busy"));
            return later(pages.signIn(503, shown(step, asked, headers, busy), email, false), BUSY);
        }
        if (outcome instanceof Outcome.Wait it) {
            Map<String, String> locked = Map.of("email", locked(step.language(), it.time()));
            return later(pages.signIn(429, shown(step, asked, headers, locked), email, false), it.time());
        }
        if (!(outcome instanceof Outcome.Right right)) {
            Map<String, String> wrong = Map.of("email", PageWords.of(step.language(), "wrongPair"));
            return pages.signIn(400, shown(step, asked, headers, wrong), email, true);
        }
        Account account = right.account();
        if (account.secondFactor() != null)
            return ask(200, step.known(Step.Kind.CODE, account.id(), null, time.now()), asked, headers, Map.of());
        if (factors.isDemandedOf(account)) {
            Step enrolment = step.known(Step.Kind.ENROLMENT, account.id(), factors.newSecret(), time.now());
            return ask(200, enrolment, asked, headers, Map.of());
        }
        return letIn(account, asked, step, headers);
    }

    private Response code(Step step, Asked asked, Form form, HttpHeaders headers) {
        AccountId account = step.account();
        if (account == null) throw new IllegalStateException("a step that nobody stands on");
        String code = form.typed("code");
        if (code.isBlank()) return ask(400, step, asked, headers, codeFault(step, "codeMissing"));
        Outcome outcome =
                step.secret() == null ? signIns.code(account, code) : signIns.enrolment(account, step.secret(), code);
        if (outcome instanceof Outcome.Wait it)
            return later(ask(429, step, asked, headers, Map.of("code", locked(step.language(), it.time()))), it.time());
        if (!(outcome instanceof Outcome.Right right))
            return ask(400, step, asked, headers, codeFault(step, "wrongCode"));
        return letIn(right.account(), asked, step, headers);
    }

    private Response letIn(Account account, Asked asked, Step step, HttpHeaders headers) {
        try {
            Credential code = signIns.letIn(account, asked, step.id()).orElse(null);
            return code == null
                    ? begin(400, asked, step.language(), headers, "formUsed")
                    : SentBack.withCode(asked, code.text(), addresses.origin());
        } catch (Refusal e) {
            return SentBack.withError(asked.redirectUri(), asked.state(), e.code(), addresses.origin());
        }
    }

    /** The first page, with a sentence when it is not the first time. */
    private Response begin(int status, Asked asked, Language language, HttpHeaders headers, @Nullable String sentence) {
        String value = cookie.valueFor(headers);
        Step step = steps.first(asked, language, Credential.hash(value));
        Map<String, String> faults = sentence == null ? Map.of() : Map.of("email", PageWords.of(language, sentence));
        return pages.signIn(status, shown(step, asked, value, faults), "", false);
    }

    /** The page that asks for a code, or sets up what makes codes. */
    private Response ask(int status, Step step, Asked asked, HttpHeaders headers, Map<String, String> faults) {
        Pages.Shown shown = shown(step, asked, headers, faults);
        String secret = step.secret();
        Account account =
                step.account() == null ? null : signIns.active(step.account()).orElse(null);
        // Who has been shut out meanwhile is asked for a code like everybody, and none will do.
        if (secret == null || account == null) return pages.code(status, shown);
        return pages.enrolment(status, shown, secret, factors.qrSvg(factors.uri(account.email(), secret)));
    }

    private Pages.Shown shown(Step step, Asked asked, HttpHeaders headers, Map<String, String> faults) {
        return shown(step.again(time.now()), asked, cookie.valueFor(headers), faults);
    }

    private Pages.Shown shown(Step step, Asked asked, String value, Map<String, String> faults) {
        Language other = step.language() == Language.SV ? Language.EN : Language.SV;
        return new Pages.Shown(
                step.language(),
                "authorize" + asked.query(other),
                asked.redirectUri(),
                steps.sealed(step),
                cookie.of(value),
                faults);
    }

    private static Map<String, String> codeFault(Step step, String sentence) {
        return Map.of("code", PageWords.of(step.language(), sentence));
    }

    private static String locked(Language language, Duration wait) {
        return PageWords.of(language, "locked", Pages.wait(language, wait));
    }

    private static Response later(Response page, Duration wait) {
        return Response.fromResponse(page)
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()))
                .build();
    }

    /** The language that is asked for by name, or that the browser prefers. */
    static Language language(@Nullable String named, HttpHeaders headers) {
        return Language.of(
                named == null ? headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE) : named.replace(' ', ','));
    }
}
