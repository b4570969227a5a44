package se.kompetensbyran.persistence.shared;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/** What every aggregate's row has: the revision that guards lost updates. */
@MappedSuperclass
public abstract class RootRow {

    /** How many times it has been saved; 1 from the first. */
    @Version
    public long revision = 1;

    // A save that changes only rows of parts must give a new revision too: this column makes the root row dirty.
    @Column(name = "changed_at")
    private Instant changedAt = Instant.now();

    /** Makes the next flush write the row, whatever else has changed. */
    protected void touch() {
        changedAt = Instant.now();
    }
}
