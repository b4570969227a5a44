package se.kompetensbyran.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Policy;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/**
 * Every operation of the contract that is served, as everybody: each role with each reach, nobody, and who shows a token
 * that is none. What each may is what the annotation of the method and the table of the domain say.
 */
@QuarkusTest
class PermissionMatrixTest extends ApiTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Path CLASSES = Path.of("target", "classes");
    private static final String NOBODYS = "01976f2e-5c00-7000-8000-00000000ffff";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Who may call an operation: anybody, who has a permission, or whoever has a token. */
    private record Demand(boolean isOpen, @Nullable Permission permission) {

        boolean isMetBy(Role role, Reach reach) {
            return permission == null
                    || Authority.of(List.of(new Grant(role, UUID.randomUUID(), reach)))
                            .may(permission);
        }

        /** Whether {@code role}, given with {@code reach}, reaches as far as anybody can by the permission. */
        boolean isMetWhollyBy(Role role, Reach reach) {
            if (permission == null) return reach == Reach.REGION;
            Reach farthest = Stream.of(Role.values())
                    .flatMap(it -> Policy.widest(permission, it).stream())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            boolean isRoleFarEnough = Policy.widest(permission, role)
                    .filter(it -> it.compareTo(farthest) >= 0)
                    .isPresent();
            return isRoleFarEnough && reach.compareTo(farthest) >= 0;
        }
    }

    private record Operation(
            String id,
            String method,
            String path,
            String mediaType,
            @Nullable String told) {}

    private final Map<String, Demand> demands = new TreeMap<>();
    private final List<Operation> operations = new ArrayList<>();

    @BeforeEach
    void read_what_the_code_and_the_contract_say() throws IOException {
        for (Class<?> resource : resources())
            for (Method it : resource.getMethods())
                if (isOperation(it)) demands.put(operationId(resource, it), demand(it));
        Map<String, Map<String, Map<String, ?>>> paths =
                anybody().get("/openapi.json").then().statusCode(200).extract().path("paths");
        paths.forEach((path, all) -> all.forEach((method, it) -> {
            if (METHODS.contains(method))
                operations.add(new Operation(
                        String.valueOf(it.get("operationId")),
                        method.toUpperCase(Locale.ROOT),
                        path.replaceAll("\\{[^}]+}", NOBODYS),
                        method.equals("patch") ? MERGE_PATCH : "application/json",
                        (String) it.get(Access.EXTENSION)));
        }));
        assertThat(operations).hasSizeGreaterThan(50);
    }

    static List<Class<?>> resources() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<Class<?>> all = new ArrayList<>();
            for (Path file :
                    files.filter(it -> it.toString().endsWith("Resource.class")).toList())
                all.add(Class.forName(CLASSES.relativize(file)
                        .toString()
                        .replaceFirst("\\.class$", "")
                        .replace(File.separatorChar, '.')));
            return all;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOperation(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(it -> it.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    static String operationId(Class<?> resource, Method method) {
        String name = resource.getSimpleName().replaceFirst("Resource$", "");
        return Character.toLowerCase(name.charAt(0))
                + name.substring(1)
                + Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
    }

    private static Demand demand(Method method) {
        PermissionsAllowed demanded = method.getAnnotation(PermissionsAllowed.class);
        return new Demand(
                method.isAnnotationPresent(PermitAll.class),
                demanded == null ? null : Permission.of(demanded.value()[0]).orElseThrow());
    }

    private Demand demand(Operation operation) {
        Demand demand = demands.get(operation.id());
        if (demand == null) throw new AssertionError("no method is known of " + operation);
        return demand;
    }

    @Test
    void the_contract_tells_of_each_operation_the_permission_that_its_method_demands() {
        for (Operation it : operations) {
            Permission permission = demand(it).permission();
            assertThat(it.told()).as("%s", it).isEqualTo(permission == null ? null : permission.code());
        }
    }

    @Test
    void nobody_comes_in_where_a_token_is_demanded() {
        assertThat(wrong(null, it -> demand(it).isOpen() ? Answer.ANY : Answer.UNKNOWN))
                .isEmpty();
    }

    @Test
    void a_token_that_is_none_is_refused_everywhere() {
        bad().forEach((what, token) ->
                assertThat(wrong(token, it -> Answer.UNKNOWN)).as(what).isEmpty());
    }

    @Test
    void each_role_comes_in_where_the_table_says() {
        String account = account();
        for (Role role : Role.values())
            for (Reach reach : List.of(Reach.REGION, Reach.ORGANISATION)) {
                // An organisation to which nothing belongs that is asked for.
                String token = Tokens.of(account, List.of(new Grant(role, UUID.randomUUID(), reach)));
                assertThat(wrong(token, it -> expected(it, role, reach)))
                        .as("%s, %s", role, reach)
                        .isEmpty();
            }
    }

    private Answer expected(Operation it, Role role, Reach reach) {
        if (demand(it).isOpen() || demand(it).isMetWhollyBy(role, reach)) return Answer.ANY;
        // What is asked for may be another's, or the region's.
        return demand(it).isMetBy(role, reach) ? Answer.KNOWN : Answer.FORBIDDEN;
    }

    /** What an operation may answer, so far as it tells who came in; what becomes of the request is another matter. */
    private enum Answer {
        ANY,
        KNOWN,
        UNKNOWN,
        FORBIDDEN;

        boolean allows(int status) {
            return switch (this) {
                case ANY -> status != 401 && status != 403;
                case KNOWN -> status != 401;
                case UNKNOWN -> status == 401;
                case FORBIDDEN -> status == 403;
            };
        }
    }

    /** The operations that answer otherwise than they should. */
    private List<String> wrong(@Nullable String token, Function<Operation, Answer> expected) {
        List<String> wrong = new ArrayList<>();
        for (Operation it : operations) {
            int status = send(token, it);
            boolean isRight = status < 500 && expected.apply(it).allows(status);
            if (!isRight) wrong.add(status + " of " + it + ", which should be " + expected.apply(it));
        }
        return wrong;
    }

    /** The id of an account: what is one's own demands that there is one. */
    private static String account() {
        Map<String, Object> grant =
                Map.of("role", "supervisor", "organisation", organisation(), "reach", "organisation");
        return anybody()
                .auth()
                .oauth2(Tokens.with("administrator"))
                .contentType("application/json")
                .body(Map.of("email", word() + "@example.se", "name", name("person"), "grants", List.of(grant)))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, String> bad() {
        String good = Tokens.of(Role.ADMINISTRATOR, Reach.REGION, UUID.randomUUID());
        String[] parts = good.split("\\.", -1);
        String role = "administrator";
        String none = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("expired", Tokens.expired(role));
        all.put("another issuer", Tokens.ofAnotherIssuer(role));
        all.put("another audience", Tokens.forAnotherAudience(role));
        all.put("another key", Tokens.ofAnotherKey(role));
        all.put("no algorithm", none + "." + parts[1] + ".");
        all.put("no algorithm, with the signature", none + "." + parts[1] + "." + parts[2]);
        all.put("tampered", parts[0] + "." + tampered(parts[1]) + "." + parts[2]);
        return all;
    }

    private static String tampered(String claims) {
        String json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return encoded(json.replaceFirst("\"sub\":\"", "\"sub\":\"x"));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    // Many thousand requests, of which the status alone is looked at.
    private static int send(@Nullable String token, Operation it) {
        boolean hasBody = Set.of("POST", "PUT", "PATCH").contains(it.method());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + BASE + it.path()))
                .method(it.method(), hasBody ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        if (hasBody) request.header("Content-Type", it.mediaType());
        if (token != null) request.header("Authorization", "Bearer " + token);
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
