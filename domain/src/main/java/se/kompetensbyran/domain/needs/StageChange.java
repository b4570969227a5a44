package se.kompetensbyran.domain.needs;

import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.PartialDate;

/**
 * One step of a needs analysis, kept with who and when.
 *
 * @param to the stage that it came to
 * @param on when that happened
 * @param by who recorded it and when
 */
public record StageChange(Stage to, PartialDate on, Actor by) {}
