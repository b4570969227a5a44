package se.kompetensbyran.domain.journal;

import java.time.Instant;
import java.util.function.Supplier;

/** What was known at a moment that has passed (sv: vad som då var känt). */
public interface Hindsight {

    /** What is remembered since the same moment. */
    enum Memory {
        /** Organisations, nodes, enterprises with their statuses, and projects. */
        REGISTER,
        /** What projects are to reach and do, and what they taught. */
        WORKPLANS
    }

    /** From when on it is known what was known. */
    Instant since(Memory memory);

    /**
     * What {@code read} gives when it sees what had been saved by {@code moment}, and nothing that came after. It changes
     * nothing.
     *
     * @param moment not before {@link #since} of what is read
     */
    <T> T at(Instant moment, Supplier<T> read);
}
