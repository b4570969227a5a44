package se.kompetensbyran.persistence.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;
import static se.kompetensbyran.domain.retention.RetentionFixture.OVER;
import static se.kompetensbyran.domain.retention.RetentionFixture.RULE;
import static se.kompetensbyran.domain.retention.RetentionFixture.TOLD;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nights.NightJob;
import se.kompetensbyran.domain.nights.Nights;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.retention.LetGo;
import se.kompetensbyran.domain.retention.Retentions;

/** Each job is done every night, once, by whichever of several processes comes first. */
@QuarkusTest
class DbSchedulerNightsTest {

    private static final LocalTime AT = LocalTime.of(2, 30);
    private static final Duration SOON = Duration.ofMillis(50);

    @Inject
    DataSource database;

    @Inject
    DbSchedulerNights nights;

    @Inject
    Participants participants;

    @Inject
    Retentions retentions;

    @Inject
    Organisations organisations;

    @Inject
    Nodes nodes;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-06-03T20:00:00Z"));
    private final InstantSource clock = now::get;
    private final List<Nights.Watch> watches = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void nothing_is_planned() throws SQLException {
        watches.forEach(Nights.Watch::close);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from night_job");
        }
    }

    @Test
    void a_job_is_done_at_its_time_in_sweden_once_by_one_of_two() {
        AtomicInteger done = new AtomicInteger();
        watchTwice(job(done::incrementAndGet));

        never(() -> done.get() > 0);
        now.set(Instant.parse("2030-06-04T00:29:59Z"));
        never(() -> done.get() > 0);
        now.set(Instant.parse("2030-06-04T00:30:00Z"));
        eventually(() -> done.get() == 1);
        never(() -> done.get() > 1);
        now.set(Instant.parse("2030-06-05T00:30:00Z"));
        eventually(() -> done.get() == 2);
    }

    @Test
    void what_nobody_was_there_for_is_done_by_who_comes_next_and_once() {
        AtomicInteger done = new AtomicInteger();
        watchTwice(job(done::incrementAndGet));
        watches.forEach(Nights.Watch::close);
        now.set(Instant.parse("2030-06-09T12:00:00Z"));

        watchTwice(job(done::incrementAndGet));
        eventually(() -> done.get() == 1);
        never(() -> done.get() > 1);
    }

    @Test
    void what_fails_is_tried_the_next_night() {
        AtomicInteger tried = new AtomicInteger();
        watchTwice(job(() -> {
            tried.incrementAndGet();
            throw new IllegalStateException("påhittat fel");
        }));
        now.set(Instant.parse("2030-06-04T00:30:00Z"));
        eventually(() -> tried.get() == 1);
        never(() -> tried.get() > 1);
        now.set(Instant.parse("2030-06-05T00:30:00Z"));
        eventually(() -> tried.get() == 2);
    }

    @Test
    void of_two_processes_that_race_at_night_each_identity_goes_once() {
        var host = QuarkusTransaction.requiringNew()
                .call(() -> organisations.save(anOrganisation()).id());
        var node = QuarkusTransaction.requiringNew()
                .call(() -> nodes.save(aNode(host)).id());
        Sight own = Sight.at(Set.of(host));
        List<Participant> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) all.add(participants.save(anIdentifiedOne(node), own));
        retentions.tell(host, RULE, TOLD);
        AtomicInteger gone = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        Runnable work = () -> {
            for (var it : retentions.due(host, OVER, 100))
                if (QuarkusTransaction.requiringNew()
                        .call(() -> new LetGo(participants, retentions, RULE).letGo(host, it, OVER)))
                    gone.incrementAndGet();
            runs.incrementAndGet();
        };
        // Two jobs of two processes: even where both are at it at once.
        for (int i = 0; i < 2; i++)
            watches.add(nights.watch(List.of(job("one", work), job("other", work)), AT, clock, SOON));

        now.set(Instant.parse("2030-06-04T00:30:00Z"));

        eventually(() -> runs.get() == 2);
        assertThat(gone).hasValue(8);
        for (Participant it : all)
            assertThat(participants.get(it.id(), own).identification()).isNull();
    }

    private void watchTwice(NightJob it) {
        for (int i = 0; i < 2; i++) watches.add(nights.watch(List.of(it), AT, clock, SOON));
    }

    private static NightJob job(Runnable work) {
        return job("test", work);
    }

    private static NightJob job(String name, Runnable work) {
        return new NightJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run() {
                work.run();
            }
        };
    }

    private static void eventually(BooleanSupplier it) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!it.getAsBoolean() && System.nanoTime() < end) pause(20);
        assertThat(it.getAsBoolean()).isTrue();
    }

    private static void never(BooleanSupplier it) {
        long end = System.nanoTime() + Duration.ofMillis(400).toNanos();
        while (System.nanoTime() < end) {
            assertThat(it.getAsBoolean()).isFalse();
            pause(20);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
