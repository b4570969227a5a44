package se.kompetensbyran.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody has in front of them: opens pages, keeps cookies, fills in forms, and follows no redirect. */
public final class Browser {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"(\\w+)\"");

    private final Map<String, Cookie> cookies = new HashMap<>();
    private final String language;
    private final @Nullable String origin;
    private @Nullable Response page;

    private Browser(String language, @Nullable String origin) {
        this.language = language;
        this.origin = origin;
    }

    /** One that prefers {@code language}, for the program under test. */
    public Browser(String language) {
        this(language, null);
    }

    /** One in Swedish, for the program under test. */
    public Browser() {
        this("sv", null);
    }

    /** One in Swedish, for the program at {@code origin}. */
    public static Browser at(String origin) {
        return new Browser("sv", origin);
    }

    /** Opens a page. */
    public Browser open(String path, Map<String, ?> query) {
        return show(request().queryParams(query).get("/oauth/" + path));
    }

    /** Sends the form of the page, filled in; what is hidden in it goes along. */
    public Browser send(Map<String, ?> filled) {
        Map<String, Object> all = new LinkedHashMap<>(hidden());
        all.putAll(filled);
        return post(action(), all);
    }

    /** Sends what is no form of any page. */
    public Browser post(String path, Map<String, ?> fields) {
        return show(request().formParams(fields).post("/oauth/" + path));
    }

    /** What is hidden in the form of the page. */
    public Map<String, String> hidden() {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher it = HIDDEN.matcher(html());
        while (it.find()) all.put(it.group(1), it.group(2));
        return all;
    }

    private String action() {
        Matcher it = ACTION.matcher(html());
        assertThat(it.find()).as("a form in\n" + html()).isTrue();
        return it.group(1);
    }

    /** The cookies that it keeps, by name. */
    public Map<String, Cookie> cookies() {
        return cookies;
    }

    /** What it shows. */
    public Response page() {
        return Objects.requireNonNull(page, "no page is open");
    }

    /** The same, as text. */
    public String html() {
        return page().asString();
    }

    /** Goes on when the page came with {@code status}. */
    public Browser is(int status) {
        assertThat(page().statusCode()).as(html()).isEqualTo(status);
        return this;
    }

    /** The code that the app is given. */
    public String codeFor(String redirectUri) {
        Map<String, String> answer = sentBackTo(redirectUri);
        return Objects.requireNonNull(answer.get("code"), answer.toString());
    }

    /** What the app is told, at its own address {@code redirectUri}. */
    public Map<String, String> sentBackTo(String redirectUri) {
        is(303);
        String location = page().header("Location");
        assertThat(location).startsWith(redirectUri + (redirectUri.contains("?") ? "&" : "?"));
        Map<String, String> all = new HashMap<>();
        for (String it : URI.create(location).getRawQuery().split("&", -1)) {
            String[] parts = it.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private RequestSpecification request() {
        RequestSpecification request = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", language);
        if (origin != null) request.baseUri(origin).basePath(ApiTest.BASE);
        cookies.values().forEach(it -> request.cookie(it.getName(), it.getValue()));
        return request;
    }

    private Browser show(Response answer) {
        page = answer;
        answer.detailedCookies().forEach(it -> cookies.put(it.getName(), it));
        return this;
    }
}
