package se.kompetensbyran.api.oauth;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.domain.access.Credential;

/**
 * The one cookie: by it a form knows the browser that it was shown in (CSRF). It says nothing of who somebody is, is gone
 * with the last form, and is sent to these pages only. On the own machine, where there is no TLS, it goes without
 * {@code Secure}.
 */
@Singleton
final class BrowserCookie {

    private static final String PATH = Addresses.ROOT + "/oauth";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final boolean isSecure;
    private final String name;

    BrowserCookie(Addresses addresses) {
        this.isSecure = !LOOPBACK.contains(URI.create(addresses.origin()).getHost());
        this.name = isSecure ? "__Secure-sign-in" : "sign-in";
    }

    /** The value that the browser shows, or a new one. */
    String valueFor(HttpHeaders request) {
        String value = shown(request);
        if (SHAPE.matcher(value).matches()) return value;
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What a form keeps of the value that the browser shows. */
    String hashOf(HttpHeaders request) {
        return Credential.hash(shown(request));
    }

    /** The cookie, to be kept as long as a form is good. */
    NewCookie of(String value) {
        // Lax and not strict: who opens a second page from another site keeps the form of the first.
        return new NewCookie.Builder(name)
                .value(value)
                .path(PATH)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge((int) Step.LIFE.toSeconds())
                .build();
    }

    private String shown(HttpHeaders request) {
        Cookie cookie = request.getCookies().get(name);
        return cookie == null || cookie.getValue() == null ? "" : cookie.getValue();
    }
}
