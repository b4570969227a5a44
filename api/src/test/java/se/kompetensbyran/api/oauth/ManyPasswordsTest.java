package se.kompetensbyran.api.oauth;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Browser;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.clients.Client;

/** Somebody has all the time in the world, and tries one password after the other. */
@QuarkusTest
class ManyPasswordsTest extends OAuthTest {

    private static final int MANY = 2_000;
    private static final int AT_ONCE = 16;
    private static final long FEW = SignInAttempts.FREE + 5;

    private final HttpClient attacker = HttpClient.newHttpClient();

    @Test
    void of_two_thousand_wrong_passwords_few_are_tried_and_the_right_one_still_leads_in_afterwards()
            throws InterruptedException {
        Account adviser = somebody(Role.ADVISER);
        Client app = app();
        Browser browser = new Browser().open("authorize", question(app));

        Semaphore free = new Semaphore(AT_ONCE);
        List<CompletableFuture<Integer>> answers = new ArrayList<>(MANY);
        for (int i = 0; i < MANY; i++) {
            free.acquire();
            answers.add(attempt(browser, adviser, "fel lösenord " + i).handle((answer, failure) -> {
                free.release();
                return failure == null ? answer.statusCode() : 0;
            }));
        }

        Map<Integer, Long> counted =
                answers.stream().map(CompletableFuture::join).collect(groupingBy(it -> it, counting()));
        // Those that come while as many as may are being checked are told that it is busy; the wait may end in between.
        assertThat(counted.keySet()).isSubsetOf(400, 429, 503);
        assertThat(MANY - counted.getOrDefault(429, 0L)).isBetween((long) SignInAttempts.FREE, FEW);
        browser.send(typed(adviser, PASSWORD)).is(429);
        clock.move(SignInAttempts.LONGEST);
        new Browser()
                .open("authorize", question(app))
                .send(typed(adviser, PASSWORD))
                .is(303);
    }

    private CompletableFuture<HttpResponse<Void>> attempt(Browser browser, Account account, String password) {
        Map<String, Object> form = new HashMap<>(browser.hidden());
        form.putAll(typed(account, password));
        String body = form.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(String.valueOf(it.getValue()), StandardCharsets.UTF_8))
                .collect(joining("&"));
        String cookies = browser.cookies().values().stream()
                .map(it -> it.getName() + "=" + it.getValue())
                .collect(joining("; "));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + BASE + "/oauth/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return attacker.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
}
