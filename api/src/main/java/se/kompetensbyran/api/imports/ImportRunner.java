package se.kompetensbyran.api.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.CurrentAttribution;
import se.kompetensbyran.api.shared.Spool;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.shared.Upload;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.imports.Import;
import se.kompetensbyran.domain.imports.Import.State;
import se.kompetensbyran.domain.imports.Import.Tally;
import se.kompetensbyran.domain.imports.ImportId;
import se.kompetensbyran.domain.imports.ImportProblem;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.imports.RowFault;
import se.kompetensbyran.domain.imports.RunImport;
import se.kompetensbyran.domain.imports.RunImport.Outcome;
import se.kompetensbyran.domain.imports.Table;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.shared.Actor;

/**
 * Runs imports, one at a time in each process, after the request that asked for them. That it is alive it says in the
 * database, so that those of a process that is gone are ended by another, or by the next.
 */
@Singleton
public final class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    /** How many may wait, the one that runs among them. */
    static final int MAX_WAITING = 20;

    // Whoever is not seen for so long is gone.
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private static final int LONGEST_SECONDS = 3600;
    private static final int SECONDS_TO_STOP = 8;
    private static final int SWEEP_EACH = 60;

    private final Imports imports;
    private final RunImport run;
    private final CurrentAttribution attribution;
    private final TransactionSynchronizationRegistry transaction;
    private final Spool spool;
    private final Time time;
    private final int nodes;

    private final Map<ImportId, Job> jobs = new ConcurrentHashMap<>();
    private final ExecutorService runner = Executors.newSingleThreadExecutor(named("imports"));
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(named("imports-watch"));
    private volatile boolean isStopping;
    private long beats;

    ImportRunner(
            Imports imports,
            OrganisationsInBulk organisations,
            EnterprisesInBulk enterprises,
            Mergers mergers,
            Nodes nodes,
            Municipalities municipalities,
            CodeLists lists,
            CurrentAttribution attribution,
            TransactionSynchronizationRegistry transaction,
            Spool spool,
            Time time,
            @ConfigProperty(name = "kompetensbyran.nodes") int processes) {
        this.imports = imports;
        this.run = new RunImport(organisations, enterprises, mergers, nodes, municipalities, lists);
        this.attribution = attribution;
        this.transaction = transaction;
        this.spool = spool;
        this.time = time;
        this.nodes = processes;
    }

    /** An import that waits or runs here. */
    private static final class Job {
        private final Import asked;
        private final Upload upload;
        private final Origin origin;
        private volatile int rowsDone;
        private volatile @Nullable Integer rowsTotal;

        Job(Import asked, Upload upload, Origin origin) {
            this.asked = asked;
            this.upload = upload;
            this.origin = origin;
        }

        ImportId id() {
            return asked.id();
        }

        Table table() {
            return upload.mediaType().equals(Upload.CSV) ? new CsvTable(upload.file()) : new XlsxTable(upload.file());
        }
    }

    /** Ends the transaction without keeping what it did. */
    private static final class Undone extends RuntimeException {
        private final transient @Nullable Outcome outcome;

        Undone(@Nullable Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    /** The program stops. */
    private static final class Stopped extends RuntimeException {
        Stopped() {
            super(null, null, false, false);
        }
    }

    /**
     * Adds {@code it} in the transaction that is open, and runs it when that is committed.
     *
     * @param origin to whom what it saves is put down
     * @throws ImportProblem.TooMany when so many wait that no more are taken
     */
    synchronized void take(Import it, Upload upload, Origin origin) {
        if (jobs.size() >= MAX_WAITING || isStopping) throw new ImportProblem.TooMany();
        Job job = new Job(it, upload, origin);
        imports.add(it, Instant.now());
        upload.keep();
        jobs.put(job.id(), job);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is to be done before it is there for others to see.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) runner.execute(() -> finish(job));
                else forget(job);
            }
        });
    }

    private void forget(Job job) {
        jobs.remove(job.id());
        job.upload.discard();
    }

    private void finish(Job job) {
        try {
            if (isStopping) end(job, State.INTERRUPTED, Tally.NONE, List.of());
            else if (imports.begin(job.id(), Instant.now())) run(job);
        } catch (RuntimeException e) {
            // Nothing was kept; it is ended by whoever misses its signs of life.
            LOG.errorf(e, "Import %s could not be ended", job.id());
        } finally {
            forget(job);
        }
    }

    private void run(Job job) {
        try {
            QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> runAndKeep(job));
        } catch (Undone e) {
            Outcome outcome = e.outcome;
            if (outcome != null) end(job, outcome.state(), outcome.tally(), outcome.faults());
        } catch (Stopped e) {
            end(job, State.INTERRUPTED, Tally.NONE, List.of());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Import %s failed, trace %s", job.id(), job.origin.traceId());
            end(job, State.FAILED, Tally.NONE, List.of());
        }
    }

    private void runAndKeep(Job job) {
        attribution.putDownTo(job.origin);
        if (!job.asked.dryRun()) imports.takeTurn();
        Actor by = new Actor(job.asked.by().who(), time.now());
        Outcome outcome = run.run(job.asked, job.table(), by, (done, total) -> {
            job.rowsDone = done;
            job.rowsTotal = total;
            if (isStopping) throw new Stopped();
        });
        job.rowsDone = outcome.rowsDone();
        QuarkusTransaction.requiringNew().run(() -> seen(job));
        if (!outcome.isKept()) throw new Undone(outcome);
        // In this very transaction: what was taken for gone and ended has changed nothing.
        if (!imports.end(job.id(), outcome.state(), outcome.tally(), outcome.faults(), time.now()))
            throw new Undone(null);
    }

    private void end(Job job, State state, Tally tally, List<RowFault> faults) {
        QuarkusTransaction.requiringNew().run(() -> {
            boolean unused = imports.end(job.id(), state, tally, faults, time.now());
        });
    }

    private void seen(Job job) {
        imports.seen(job.id(), job.rowsDone, job.rowsTotal, Instant.now());
    }

    void start(@Observes StartupEvent ready) {
        // Where this is the only process, what goes on in the database goes on no more.
        Instant since = nodes == 1 ? Instant.now() : Instant.now().minus(SILENCE);
        watch.execute(() -> quietly(() -> {
            imports.interrupt(since, time.now());
            spool.sweep();
        }));
        var unused = watch.scheduleWithFixedDelay(() -> quietly(this::beat), 1, 1, TimeUnit.SECONDS);
    }

    private void beat() {
        jobs.values().forEach(this::seen);
        if (++beats % SWEEP_EACH != 0) return;
        imports.interrupt(Instant.now().minus(SILENCE), time.now());
        imports.forget(time.now().minus(Imports.REMEMBERED));
    }

    // A database that is out of reach is told of by those who ask for something; the next beat comes.
    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.debug("Imports could not be looked after", e);
        }
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        isStopping = true;
        runner.shutdown();
        if (!runner.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) runner.shutdownNow();
        watch.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
