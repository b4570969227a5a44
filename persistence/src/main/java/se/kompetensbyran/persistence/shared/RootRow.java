package se.kompetensbyran.persistence.shared;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import se.kompetensbyran.domain.shared.Aggregate;

/**
 * The row of an aggregate: it has the revision that guards lost updates, and between row and aggregate lie two methods.
 * {@link Writes#save} alone writes it.
 */
@MappedSuperclass
public abstract class RootRow<A extends Aggregate> {

    /** How many times it has been saved; 1 from the first. */
    @Version
    public long revision = 1;

    // A save that changes only rows of parts must give a new revision too: this column makes the root row dirty.
    @Column(name = "changed_at")
    private Instant changedAt = Instant.now();

    /** Makes the next flush write the row, whatever else has changed. */
    void touch() {
        changedAt = Instant.now();
    }

    /** Makes the row, and the rows of its parts, say what {@code aggregate} says. */
    protected abstract void fill(A aggregate);

    /** The aggregate that the row, with the rows of its parts, holds. */
    protected abstract A toDomain();
}
