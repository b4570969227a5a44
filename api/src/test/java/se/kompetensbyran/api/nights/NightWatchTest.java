package se.kompetensbyran.api.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.node;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.nights.NightJob;
import se.kompetensbyran.domain.nights.Nights;

/** The night as the started program has it: watched from its start, done when its time has come, and all of it. */
@QuarkusTest
class NightWatchTest extends ParticipantScene {

    private static final Duration NIGHT = Duration.ofHours(25);
    private static final long PATIENCE = Duration.ofSeconds(60).toMillis();

    @Inject
    Nights nights;

    @Inject
    @Any
    Instance<NightJob> jobs;

    @Inject
    Clock clock;

    @Inject
    MovableClock moved;

    @Inject
    DataSource database;

    @Inject
    Time time;

    @Inject
    @ConfigProperty(name = "kompetensbyran.nights.at")
    LocalTime at;

    private final List<NightWatch> watches = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void nothing_is_planned() throws SQLException {
        watches.forEach(it -> it.stop(new ShutdownEvent()));
        moved.reset();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from night_job");
        }
    }

    @Test
    void each_job_of_the_code_is_planned_from_the_start_and_done_at_night() {
        String host = host();
        node(host);
        String id = identified(host);
        LocalDate over = time.today().plusMonths(24);
        goTo(over.minusDays(31), 20);
        Instant evening = clock.instant();

        NightWatch started = watch();
        started.start(new StartupEvent());
        eventually(() -> planned().keySet().equals(names()));
        assertThat(planned().values()).allSatisfy(it -> assertThat(it).isBetween(evening, evening.plus(NIGHT)));
        assertThat(done()).isEmpty();
        keeping(host, id, null);
        started.stop(new ShutdownEvent());

        // Nobody was there at night: who comes next does it at once.
        goTo(over.minusDays(30), 3);
        watch().watch();
        eventually(() -> done().equals(names()));
        keeping(host, id, time.today().toString());
        adviser(host).get("/work-list?kind=retention-ending").then().body("items.due", hasItem(over.toString()));
    }

    @Test
    void each_job_of_the_code_is_one_of_the_program() {
        Set<String> written = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("se.kompetensbyran")
                        .stream()
                        .filter(it -> it.isAssignableTo(NightJob.class) && !it.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        Set<String> known = jobs.handlesStream()
                .map(it -> it.getBean().getBeanClass().getName())
                .collect(Collectors.toSet());
        assertThat(written).isNotEmpty().isEqualTo(known);
        assertThat(names()).as("each has a name of its own").hasSameSizeAs(known);
    }

    @Test
    void who_takes_no_part_plans_nothing() throws InterruptedException {
        NightWatch none = new NightWatch(nights, jobs, clock, false, at);
        watches.add(none);
        none.start(new StartupEvent());
        Thread.sleep(Duration.ofSeconds(17).toMillis());
        assertThat(planned()).isEmpty();
    }

    private void goTo(LocalDate day, int hour) {
        moved.move(Duration.between(clock.instant(), time.startOf(day).plus(Duration.ofHours(hour))));
    }

    private NightWatch watch() {
        NightWatch it = new NightWatch(nights, jobs, clock, true, at);
        watches.add(it);
        return it;
    }

    private static void keeping(String host, String id, @Nullable String toldOn) {
        adviser(host)
                .get(ONE + "/retention", id)
                .then()
                .statusCode(200)
                .body("toldOn", toldOn == null ? nullValue() : equalTo(toldOn));
    }

    private Set<String> names() {
        return jobs.stream().map(NightJob::name).collect(Collectors.toSet());
    }

    private Map<String, Instant> planned() {
        return rows("select task_name, execution_time from night_job");
    }

    private Set<String> done() {
        return rows("select task_name, last_success from night_job where last_success is not null"
                        + " and not picked and coalesce(consecutive_failures, 0) = 0")
                .keySet();
    }

    private Map<String, Instant> rows(String sql) {
        Map<String, Instant> all = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) all.put(rows.getString(1), rows.getTimestamp(2).toInstant());
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(BooleanSupplier holds) {
        long end = System.currentTimeMillis() + PATIENCE;
        while (!holds.getAsBoolean()) {
            assertThat(System.currentTimeMillis()).as("in time").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
