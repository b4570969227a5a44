package se.kompetensbyran.api.oauth;

import io.quarkus.qute.Location;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Language;

/** The pages for people: plain HTML with one style sheet and no script. */
@Singleton
final class Pages {

    private final Template signIn;
    private final Template code;
    private final Template enrolment;
    private final Template choice;
    private final Template message;

    Pages(
            @Location("oauth/sign-in.html") Template signIn,
            @Location("oauth/code.html") Template code,
            @Location("oauth/enrolment.html") Template enrolment,
            @Location("oauth/choice.html") Template choice,
            @Location("oauth/message.html") Template message) {
        this.signIn = signIn;
        this.code = code;
        this.enrolment = enrolment;
        this.choice = choice;
        this.message = message;
    }

    /**
     * What a page with a form shows.
     *
     * @param other the address of the same page in the other language
     * @param app the address where the form leads in the end, if it leads out
     * @param form the sealed step
     * @param faults what is wrong, by the field that it stands at
     */
    record Shown(
            Language language,
            String other,
            @Nullable String app,
            String form,
            NewCookie cookie,
            Map<String, String> faults) {}

    /** The page that asks for address and password; both are in doubt where {@code isPair}. */
    Response signIn(int status, Shown it, String email, boolean isPair) {
        return answer(status, it, signIn.data("email", email).data("pair", isPair));
    }

    /** The page that asks for a code. */
    Response code(int status, Shown it) {
        return answer(status, it, code.instance());
    }

    /** The page that sets up an authenticator, with {@code secret} as one types it and as a picture. */
    Response enrolment(int status, Shown it, String secret, String picture) {
        return answer(
                status,
                it,
                enrolment
                        .data("secret", secret.replaceAll("(.{4})(?=.)", "$1 "))
                        .data("picture", new RawString(picture)));
    }

    /** The page on which a password is chosen; {@code link} is what they came by. */
    Response choice(int status, Shown it, String link, String email) {
        return answer(status, it, choice.data("link", link).data("email", email));
    }

    /** A page that only says something. */
    Response message(int status, Language language, String title, String text) {
        boolean isFault = status >= 400;
        String html = message.data("language", language.tag())
                .data("t", PageWords.in(language))
                .data("title", PageWords.of(language, title))
                .data("text", PageWords.of(language, text))
                .data("faults", isFault ? Map.of("", "") : Map.of())
                .data("other", "")
                .render();
        return answer(status, language, html, null, null);
    }

    /** How long to wait, in words. */
    static String wait(Language language, Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return seconds < 60
                ? PageWords.of(language, "waitSeconds", seconds)
                : PageWords.of(language, "waitMinutes", (seconds + 59) / 60);
    }

    private static Response answer(int status, Shown it, io.quarkus.qute.TemplateInstance page) {
        String html = page.data("language", it.language().tag())
                .data("t", PageWords.in(it.language()))
                .data("faults", it.faults())
                .data("other", it.other())
                .data("form", it.form())
                .render();
        return answer(status, it.language(), html, it.cookie(), it.app());
    }

    private static Response answer(
            int status, Language language, String html, @Nullable NewCookie cookie, @Nullable String app) {
        Response.ResponseBuilder answer = Response.status(status)
                .type("text/html; charset=utf-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", policy(app))
                .entity(html);
        return cookie == null ? answer.build() : answer.cookie(cookie).build();
    }

    // Chromium holds the addresses to which an answer to a form redirects against form-action too:
    // https://github.com/w3c/webappsec-csp/issues/8
    private static String policy(@Nullable String app) {
        return "default-src 'none'; style-src 'self'; form-action 'self'" + (app == null ? "" : " " + origin(app))
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
