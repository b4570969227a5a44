package se.kompetensbyran.api.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kompetensbyran.domain.shared.EnumCode;

/**
 * How many requests one caller may make in a minute: a client by its token, anybody else by their address, and where
 * passwords and secrets are tried everybody by their address and strictly. What is counted is kept in memory only, and
 * not for long.
 *
 * <p>Each process of an installation counts for itself and gives an equal share of every quota, so that the sum over all
 * of them is never more than the quota.
 */
@Singleton
public final class RateLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 50_000;
    private static final int MOST = 1_000_000_000;
    private static final int NETWORK_BYTES = 8;

    // Where passwords, secrets and codes are tried.
    private static final Set<String> TRIED = Set.of(
            Addresses.ROOT + "/oauth/token",
            Addresses.ROOT + "/oauth/revoke",
            Addresses.ROOT + "/oauth/authorize",
            Addresses.ROOT + "/oauth/password");

    /** By what a request is counted. */
    enum Policy {
        /** A client and whom it acts for, by their token. */
        CLIENT,
        /** A network address, for who shows no token or a bad one. */
        ADDRESS,
        /** A network address, where passwords and secrets are tried. */
        SIGN_IN;

        String id() {
            return EnumCode.of(this);
        }
    }

    /** What an installation may set: how many requests in a minute by each policy, and how many processes share them. */
    record Quotas(int client, int address, int signIn, int nodes) {

        /** @throws IllegalStateException in a sentence, when a number makes no sense */
        Quotas {
            within("kompetensbyran.nodes", nodes, 1, 1_000);
            within("kompetensbyran.rate-limit.client-per-minute", client, nodes, MOST);
            within("kompetensbyran.rate-limit.per-minute", address, nodes, MOST);
            within("kompetensbyran.rate-limit.sign-in-per-minute", signIn, nodes, MOST);
        }

        /** What this process gives of it. */
        int of(Policy policy) {
            int whole = switch (policy) {
                case CLIENT -> client;
                case ADDRESS -> address;
                case SIGN_IN -> signIn;
            };
            return whole / nodes;
        }

        private static void within(String property, int value, int least, int most) {
            if (value < least || value > most)
                throw new IllegalStateException(property + " is " + value + " and must be at least " + least
                        + (least > 1 ? ", one for each of kompetensbyran.nodes," : "") + " and at most " + most + ".");
        }
    }

    private record Counted(Policy policy, String who) {}

    private final Quotas quotas;
    private final TimeMeter clock;
    private final Cache<Counted, Bucket> buckets;

    @Inject
    RateLimit(
            @ConfigProperty(name = "kompetensbyran.rate-limit.client-per-minute") int client,
            @ConfigProperty(name = "kompetensbyran.rate-limit.per-minute") int address,
            @ConfigProperty(name = "kompetensbyran.rate-limit.sign-in-per-minute") int signIn,
            @ConfigProperty(name = "kompetensbyran.nodes") int nodes) {
        this(new Quotas(client, address, signIn, nodes), TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimit(Quotas quotas, TimeMeter clock) {
        this.quotas = quotas;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .ticker(clock::currentTimeNanos)
                .build();
    }

    /** What is left after a request, and by which policy of how many a minute. */
    record Left(Policy policy, int quota, boolean isAllowed, long requests, long secondsToWait) {

        /** As it stands in {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers). */
        String header() {
            return "\"" + policy.id() + "\";r=" + requests + ";t=" + secondsToWait;
        }

        /** As it stands in {@code RateLimit-Policy}. */
        String policyHeader() {
            return "\"" + policy.id() + "\";q=" + quota + ";w=" + WINDOW.toSeconds();
        }
    }

    /** Counts a request by its address. */
    Left take(HttpServerRequest request) {
        String address =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return take(isTry(request) ? Policy.SIGN_IN : Policy.ADDRESS, network(address == null ? "" : address));
    }

    /** Counts a request of a client that has shown a good token. */
    Left take(String client) {
        return take(Policy.CLIENT, client);
    }

    /** Whether the request tries a password, a secret or a code. */
    static boolean isTry(HttpServerRequest request) {
        String path = request.path() == null ? "" : request.path().toLowerCase(Locale.ROOT);
        String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return "POST".equals(request.method().name()) && TRIED.contains(whole);
    }

    Left take(Policy policy, String who) {
        int quota = quotas.of(policy);
        Bucket bucket = buckets.get(new Counted(policy, who), it -> full(quota));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        // A second too much rather than one too little: who waits as long as told gets through.
        long seconds = Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
        return new Left(policy, quota, probe.isConsumed(), probe.getRemainingTokens(), seconds);
    }

    /** How many callers are remembered. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    /** One household or company has a whole network of IPv6 addresses (RFC 6177): it counts as one. */
    static String network(String address) {
        if (address.indexOf(':') < 0) return address;
        try {
            // A literal is parsed and nothing is looked up: no name holds a colon.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private Bucket full(int quota) {
        return Bucket.builder()
                .addLimit(it -> it.capacity(quota).refillGreedy(quota, WINDOW))
                .withCustomTimePrecision(clock)
                .build();
    }
}
