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
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.security.SignInMode;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.api.shared.OtherStandard;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.shared.Words;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountProblem;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Where an invitation and a reset lead: somebody chooses a password. Looking at the page uses nothing up. */
@Path("/oauth/password")
public class PasswordResource {

    private final SignInMode mode;
    private final SignIns signIns;
    private final Steps steps;
    private final BrowserCookie cookie;
    private final Pages pages;
    private final Time time;

    PasswordResource(SignInMode mode, SignIns signIns, Steps steps, BrowserCookie cookie, Pages pages, Time time) {
        this.mode = mode;
        this.signIns = signIns;
        this.steps = steps;
        this.cookie = cookie;
        this.pages = pages;
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
        Language language = AuthorizeResource.language(query.one("ui_locales"), headers);
        return ask(200, query.one("link"), language, headers, Map.of());
    }

    @POST
    @PermitAll
    @OtherStandard
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response choose(InputStream body, @Context HttpHeaders headers) {
        mode.demandBuiltIn();
        Form form = Form.of(body);
        Step step = steps.open(form.one("form")).orElse(null);
        String link = form.one("link");
        if (step == null || link == null || !Credential.hash(link).equals(step.secret()))
            return pages.message(400, AuthorizeResource.language(null, headers), "formTitle", "formForeign");
        Language language = step.language();
        if (!step.isOf(cookie.hashOf(headers))) return ask(403, link, language, headers, fault(language, "formOther"));
        if (step.isOver(time.now())) return ask(400, link, language, headers, fault(language, "formOld"));
        Map<String, String> faults = faults(form, language);
        if (!faults.isEmpty()) return ask(400, link, language, headers, faults);
        try {
            signIns.choose(Credential.hash(link), form.typed("password"));
            return pages.message(200, language, "chosenTitle", "chosen");
        } catch (AccountProblem.LinkUnfit e) {
            return pages.message(410, language, "linkTitle", "linkGone");
        } catch (InvalidValue e) {
            return ask(
                    400,
                    link,
                    language,
                    headers,
                    Map.of(e.field(), Words.of(language, "rule." + e.rule(), e.arguments())));
        }
    }

    private Response ask(
            int status, @Nullable String link, Language language, HttpHeaders headers, Map<String, String> faults) {
        if (link == null || !Credential.isWellFormed(Credential.Kind.ONE_TIME_LINK, link))
            return pages.message(400, language, "linkTitle", "linkBroken");
        Account account = signIns.byLink(Credential.hash(link)).orElse(null);
        if (account == null) return pages.message(410, language, "linkTitle", "linkGone");
        String value = cookie.valueFor(headers);
        Step step = steps.choice(Credential.hash(link), language, Credential.hash(value));
        Language other = language == Language.SV ? Language.EN : Language.SV;
        return pages.choice(
                status,
                new Pages.Shown(
                        language,
                        "password?link=" + link + "&ui_locales=" + other.tag(),
                        null,
                        steps.sealed(step),
                        cookie.of(value),
                        faults),
                link,
                account.email().address());
    }

    private static Map<String, String> faults(Form form, Language language) {
        Map<String, String> faults = new LinkedHashMap<>();
        String password = form.typed("password");
        if (password.isEmpty()) faults.put("password", PageWords.of(language, "passwordMissing"));
        else if (!password.equals(form.typed("repeated")))
            faults.put("repeated", PageWords.of(language, "repeatedDiffers"));
        return faults;
    }

    private static Map<String, String> fault(Language language, String sentence) {
        return Map.of("password", PageWords.of(language, sentence));
    }
}
