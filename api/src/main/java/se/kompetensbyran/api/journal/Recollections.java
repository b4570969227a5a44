package se.kompetensbyran.api.journal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Fault;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.journal.Hindsight;
import se.kompetensbyran.domain.journal.Hindsight.Memory;

/** What was known, for the resources that show it; who may see a thing now may see what was known of it. */
@Singleton
public final class Recollections {

    private final Hindsight hindsight;
    private final Time time;

    Recollections(Hindsight hindsight, Time time) {
        this.hindsight = hindsight;
        this.time = time;
    }

    /**
     * What {@code read} gives, as it would have given it at the moment that is asked for.
     *
     * @throws EdgeProblem 400 when that has not come yet, or lies before all that is remembered
     */
    public <T> T of(KnownAt asked, Supplier<T> read) {
        return of(asked, Memory.REGISTER, read);
    }

    /** The same of what projects are to reach and do, and what they taught, which is remembered since later. */
    public <T> T ofWorkplans(KnownAt asked, Supplier<T> read) {
        return of(asked, Memory.WORKPLANS, read);
    }

    private <T> T of(KnownAt asked, Memory memory, Supplier<T> read) {
        Instant moment = asked.knownAt;
        if (moment == null) return read.get();
        if (moment.isAfter(time.now())) throw refused(Fault.parameter("knownAt", "moment-in-future"));
        Instant since = hindsight.since(memory);
        if (moment.isBefore(since)) throw refused(Fault.parameter("knownAt", "before-memory", since));
        return hindsight.at(moment, read);
    }

    /** The day of which a thing is shown: {@code asOf}, or the day of the moment, or today. */
    public LocalDate day(KnownAt asked, @Nullable LocalDate asOf) {
        if (asOf != null) return asOf;
        return asked.knownAt == null ? time.today() : time.dayOf(asked.knownAt);
    }

    private static EdgeProblem refused(Fault fault) {
        return new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(fault));
    }
}
