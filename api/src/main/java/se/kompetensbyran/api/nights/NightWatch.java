package se.kompetensbyran.api.nights;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nights.NightJob;
import se.kompetensbyran.domain.nights.Nights;

/** Sees to what is to be done at night, from some seconds after the start, so that nobody waits for it, until the program stops. */
@Singleton
public final class NightWatch {

    private static final Logger LOG = Logger.getLogger(NightWatch.class);

    private static final int SECONDS_AFTER_START = 15;
    private static final int SECONDS_BETWEEN_TRIES = 60;

    private final Nights nights;
    private final Instance<NightJob> jobs;
    private final Clock clock;
    private final boolean isOn;
    private final LocalTime at;

    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "nights");
        thread.setDaemon(true);
        return thread;
    });
    private Nights.@Nullable Watch watch;

    NightWatch(
            Nights nights,
            Instance<NightJob> jobs,
            Clock clock,
            @ConfigProperty(name = "kompetensbyran.nights.on") boolean isOn,
            @ConfigProperty(name = "kompetensbyran.nights.at") LocalTime at) {
        this.nights = nights;
        this.jobs = jobs;
        this.clock = clock;
        this.isOn = isOn;
        this.at = at;
    }

    void start(@Observes StartupEvent ready) {
        if (isOn) begin(SECONDS_AFTER_START);
    }

    private void begin(int seconds) {
        var unused = starter.schedule(this::watch, seconds, TimeUnit.SECONDS);
    }

    synchronized void watch() {
        if (starter.isShutdown()) return;
        try {
            watch = nights.watch(jobs.stream().toList(), at, clock);
        } catch (RuntimeException e) {
            LOG.error("Night work could not be seen to, and is tried again in a minute", e);
            begin(SECONDS_BETWEEN_TRIES);
        }
    }

    void stop(@Observes ShutdownEvent end) {
        starter.shutdownNow();
        close();
    }

    private synchronized void close() {
        Nights.Watch it = watch;
        if (it != null) it.close();
    }
}
