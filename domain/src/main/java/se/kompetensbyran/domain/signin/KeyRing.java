package se.kompetensbyran.domain.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which key signs and which are published, at any moment: a new key is published before it signs, and an old one stays
 * until the last token or proof that it signed has died.
 */
public record KeyRing(List<SigningKey> keys) {

    /** How long a new key is published before it signs: longer than anybody keeps the published set. */
    public static final Duration LEAD = Duration.ofMinutes(10);

    /** How long a key signs before the next is made. */
    public static final Duration TURN = Duration.ofDays(90);

    /** How long an old key verifies tokens after it last signed: the life of one and the clocks' difference, and some. */
    public static final Duration TAIL = Duration.ofMinutes(15);

    /** How long a proof that is shown to others lives at the most, such as a status certificate. */
    public static final Duration PROOF = Duration.ofHours(24);

    /** How long an old key is published after it last signed: the life of a proof, and some. */
    public static final Duration PUBLISHED_TAIL = PROOF.plusHours(1);

    public KeyRing {
        keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid))
                .toList();
    }

    /** The key that signs: the last of those that have begun, or the first where a clock was put back and none has. */
    public Optional<SigningKey> signing(Instant now) {
        return begun(now).reduce((one, next) -> next).or(() -> keys.stream().findFirst());
    }

    /** Those to publish: the one that signs, those that will, and those whose proofs may live. */
    public List<SigningKey> published(Instant now) {
        return keys.stream().filter(it -> !isOver(it, now, PUBLISHED_TAIL)).toList();
    }

    /** Those that verify tokens: of those that have been followed only the ones whose tokens may live. */
    public List<SigningKey> verifying(Instant now) {
        return keys.stream().filter(it -> !isOver(it, now, TAIL)).toList();
    }

    /** Those that nobody needs to know any more. */
    public List<SigningKey> over(Instant now) {
        return keys.stream().filter(it -> isOver(it, now, PUBLISHED_TAIL)).toList();
    }

    /** Whether it is time to make the next: there is none, or the last has signed for its turn. */
    public boolean isDue(Instant now) {
        return keys.isEmpty()
                || !keys.get(keys.size() - 1).signsFrom().plus(TURN).isAfter(now);
    }

    /** When a key that is made now begins to sign: at once when there is no other. */
    public Instant nextSignsFrom(Instant now) {
        return signing(now).isEmpty() ? now : now.plus(LEAD);
    }

    private Stream<SigningKey> begun(Instant now) {
        return keys.stream().filter(it -> !it.signsFrom().isAfter(now));
    }

    private boolean isOver(SigningKey key, Instant now, Duration tail) {
        int next = keys.indexOf(key) + 1;
        return next < keys.size() && !keys.get(next).signsFrom().plus(tail).isAfter(now);
    }
}
