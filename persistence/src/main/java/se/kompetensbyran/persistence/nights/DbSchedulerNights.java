package se.kompetensbyran.persistence.nights;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import se.kompetensbyran.domain.nights.NightJob;
import se.kompetensbyran.domain.nights.Nights;

/** Night work by db-scheduler: a row for each job, which one process picks at a time; who is gone is missed by its signs of life. */
@ApplicationScoped
class DbSchedulerNights implements Nights {

    private static final String TABLE = "night_job";
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    // One statement a minute from each process: nothing at night is in such a hurry.
    private static final Duration LOOK_EACH = Duration.ofMinutes(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(8);

    private final DataSource database;

    DbSchedulerNights(DataSource database) {
        this.database = database;
    }

    @Override
    public Watch watch(List<NightJob> jobs, LocalTime at, InstantSource clock) {
        return watch(jobs, at, clock, LOOK_EACH);
    }

    Watch watch(List<NightJob> jobs, LocalTime at, InstantSource clock, Duration lookEach) {
        List<RecurringTask<?>> tasks =
                jobs.stream().<RecurringTask<?>>map(it -> task(it, at)).toList();
        Scheduler scheduler = new Timed(database, clock)
                .startTasks(List.copyOf(tasks))
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(1)
                .pollingInterval(lookEach)
                .shutdownMaxWait(TIME_TO_STOP)
                .build();
        scheduler.start();
        return scheduler::stop;
    }

    private static RecurringTask<Void> task(NightJob it, LocalTime at) {
        return Tasks.recurring(it.name(), Schedules.daily(SWEDEN, at)).execute((instance, context) -> it.run());
    }

    /** A builder whose clock is ours. */
    private static final class Timed extends SchedulerBuilder {
        Timed(DataSource database, InstantSource time) {
            super(database, List.of());
            Clock ours = time::instant;
            clock = ours;
        }
    }
}
