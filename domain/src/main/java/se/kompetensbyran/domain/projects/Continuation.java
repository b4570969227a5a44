package se.kompetensbyran.domain.projects;

import java.time.LocalDate;

/**
 * That a project continues an earlier one.
 *
 * @param earlier the project that it continues
 * @param startedOn the first day of that project; since it lies before the first day of the one that continues,
 *     lineage can have no circle
 */
public record Continuation(ProjectId earlier, LocalDate startedOn) {}
