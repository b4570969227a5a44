package se.kompetensbyran.domain.support;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody waited for support.
 *
 * @param requestedOn the day on which it was asked
 * @param firstSessionOn the day of the first session; null while there is none
 * @param isOpen whether something is still to be done
 */
public record Wait(LocalDate requestedOn, @Nullable LocalDate firstSessionOn, boolean isOpen) {}
