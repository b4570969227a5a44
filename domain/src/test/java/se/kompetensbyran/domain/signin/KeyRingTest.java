package se.kompetensbyran.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.signin.KeyRing.LEAD;
import static se.kompetensbyran.domain.signin.KeyRing.PROOF;
import static se.kompetensbyran.domain.signin.KeyRing.PUBLISHED_TAIL;
import static se.kompetensbyran.domain.signin.KeyRing.TAIL;
import static se.kompetensbyran.domain.signin.KeyRing.TURN;
import static se.kompetensbyran.domain.signin.SigninFixture.NOON;
import static se.kompetensbyran.domain.signin.SigninFixture.aSigningKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private final SigningKey first = aSigningKey(NOON, NOON);
    private final SigningKey second =
            aSigningKey(NOON.plus(TURN), NOON.plus(TURN).plus(LEAD));
    private final KeyRing both = new KeyRing(List.of(second, first));

    @Test
    void an_empty_ring_signs_nothing_and_is_due_at_once() {
        var empty = new KeyRing(List.of());

        assertThat(empty.signing(NOON)).isEmpty();
        assertThat(empty.published(NOON)).isEmpty();
        assertThat(empty.isDue(NOON)).isTrue();
        assertThat(empty.nextSignsFrom(NOON)).isEqualTo(NOON);
    }

    @Test
    void the_first_key_signs_for_its_turn() {
        var ring = new KeyRing(List.of(first));

        assertThat(ring.signing(NOON)).contains(first);
        assertThat(ring.isDue(NOON.plus(TURN).minusMillis(1))).isFalse();
        assertThat(ring.isDue(NOON.plus(TURN))).isTrue();
        assertThat(ring.nextSignsFrom(NOON.plus(TURN))).isEqualTo(second.signsFrom());
    }

    @Test
    void where_a_clock_was_put_back_the_first_key_signs_already() {
        assertThat(both.signing(first.signsFrom().minusMillis(1))).contains(first);
        assertThat(both.isDue(first.signsFrom().minusMillis(1))).isFalse();
    }

    @Test
    void the_next_key_is_published_before_it_signs() {
        var made = second.createdAt();

        assertThat(both.published(made)).containsExactly(first, second);
        assertThat(both.signing(second.signsFrom().minusMillis(1))).contains(first);
        assertThat(both.signing(second.signsFrom())).contains(second);
        assertThat(both.isDue(made)).isFalse();
    }

    @Test
    void the_old_key_verifies_tokens_until_the_last_has_died() {
        var end = second.signsFrom().plus(TAIL);

        assertThat(both.verifying(end.minusMillis(1))).containsExactly(first, second);
        assertThat(both.verifying(end)).containsExactly(second);
        assertThat(both.published(end)).containsExactly(first, second);
        assertThat(PUBLISHED_TAIL).isGreaterThan(PROOF).isGreaterThan(TAIL);
    }

    @Test
    void the_old_key_stays_until_its_last_proof_has_died() {
        var end = second.signsFrom().plus(PUBLISHED_TAIL);

        assertThat(both.published(end.minusMillis(1))).containsExactly(first, second);
        assertThat(both.over(end.minusMillis(1))).isEmpty();
        assertThat(both.published(end)).containsExactly(second);
        assertThat(both.over(end)).containsExactly(first);
    }

    @Test
    void a_key_that_no_other_follows_is_never_over() {
        var ring = new KeyRing(List.of(first));

        assertThat(ring.published(NOON.plus(Duration.ofDays(10_000)))).containsExactly(first);
        assertThat(ring.signing(NOON.plus(Duration.ofDays(10_000)))).contains(first);
    }

    @Test
    void of_two_that_begin_at_once_all_processes_choose_the_same() {
        var one = aSigningKey(NOON, NOON);
        var chosen = new KeyRing(List.of(first, one)).signing(NOON);

        assertThat(chosen).isPresent().isEqualTo(new KeyRing(List.of(one, first)).signing(NOON));
    }

    @Property
    void any_key_is_published_or_over_and_the_one_that_signs_is_the_last_that_began_or_the_first(
            @ForAll("rings") KeyRing ring, @ForAll("moments") Instant now) {
        var published = ring.published(now);
        var over = ring.over(now);

        assertThat(Stream.concat(published.stream(), over.stream())).containsExactlyInAnyOrderElementsOf(ring.keys());
        assertThat(ring.signing(now).map(SigningKey::signsFrom))
                .isEqualTo(ring.keys().stream()
                        .map(SigningKey::signsFrom)
                        .filter(it -> !it.isAfter(now))
                        .max(Instant::compareTo)
                        .or(() ->
                                ring.keys().stream().map(SigningKey::signsFrom).min(Instant::compareTo)));
        ring.signing(now).ifPresent(it -> assertThat(published).contains(it));
        assertThat(over).allMatch(it -> it.signsFrom().isBefore(now));
    }

    /** The life of an installation that looks at its keys now and then, as the application does. */
    @Property(tries = 200)
    void however_time_goes_one_key_signs_and_whoever_reads_the_set_in_time_knows_it(
            @ForAll("waits") List<Duration> waits) {
        List<SigningKey> keys = new ArrayList<>();
        List<Signed> signed = new ArrayList<>();
        Instant now = NOON;
        for (Duration wait : waits) {
            now = now.plus(wait);
            var ring = new KeyRing(keys);
            if (ring.isDue(now)) keys.add(aSigningKey(now, ring.nextSignsFrom(now)));
            keys.removeAll(new KeyRing(keys).over(now));
            var looked = new KeyRing(keys);

            SigningKey signing = looked.signing(now).orElseThrow();
            signed.add(new Signed(signing, now));
            assertThat(looked.published(now)).contains(signing);
            assertThat(keys).hasSizeLessThanOrEqualTo(2);
            assertThat(kidsOf(looked.verifying(now))).containsAll(kidsAlive(signed, now));
            if (signed.stream().anyMatch(it -> !it.key().equals(signing)))
                assertThat(Duration.between(signing.createdAt(), signing.signsFrom()))
                        .isEqualTo(LEAD);
        }
    }

    private record Signed(SigningKey key, Instant at) {}

    // A token lives five minutes, and clocks may differ by half a minute.
    private static List<String> kidsAlive(List<Signed> signed, Instant now) {
        return signed.stream()
                .filter(it -> it.at().plus(Duration.ofSeconds(330)).isAfter(now))
                .map(it -> it.key().kid())
                .toList();
    }

    private static List<String> kidsOf(List<SigningKey> keys) {
        return keys.stream().map(SigningKey::kid).collect(Collectors.toList());
    }

    @Provide
    Arbitrary<List<Duration>> waits() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 20 * 60),
                        Arbitraries.longs().between(0, TURN.toSeconds() + 1),
                        Arbitraries.longs().between(0, 3 * TURN.toSeconds()))
                .map(Duration::ofSeconds)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<KeyRing> rings() {
        return moments()
                .map(it -> aSigningKey(it.minus(LEAD), it))
                .list()
                .ofMaxSize(5)
                .map(KeyRing::new);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(0, 120).map(it -> NOON.plus(Duration.ofMinutes(it)));
    }
}
