package se.kompetensbyran.domain.worklist;

import java.time.LocalDate;
import java.util.Map;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** What is to be done, out of every context. */
public interface WorkItems {

    /** What is to be done on {@code today} so far as {@code sight} goes, the most urgent first, then by kind and by id. */
    Page<WorkItem> search(WorkSight sight, PageRequest wanted, LocalDate today);

    /** How many there are of each kind that {@code sight} has, counted to {@link PageRequest#REACH} + 1 at most. */
    Map<WorkKind, Integer> counts(WorkSight sight, LocalDate today);
}
