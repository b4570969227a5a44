package se.kompetensbyran.api.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many requests one address may make in a while; the addresses are kept in memory only, and not for long. */
@Singleton
public final class RateLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 50_000;

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    RateLimit(@ConfigProperty(name = "kompetensbyran.rate-limit.per-minute") int perMinute) {
        this.perMinute = perMinute;
    }

    /** What is left for the address after a request. */
    record Left(boolean isAllowed, long requests, long secondsToWait) {
        String header() {
            return "\"address\";r=" + requests + ";t=" + secondsToWait;
        }
    }

    /** Counts a request. */
    Left take(HttpServerRequest request) {
        String address =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        return take(address == null ? "" : address);
    }

    /** Counts a request from {@code address}. */
    Left take(String address) {
        Bucket bucket = buckets.get(address, it -> fresh());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Left(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Math.max(1, Duration.ofNanos(nanos).toSeconds()));
    }

    /** The policy, as it stands in the header (draft-ietf-httpapi-ratelimit-headers). */
    String policy() {
        return "\"address\";q=" + perMinute + ";w=" + WINDOW.toSeconds();
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(it -> it.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }
}
