package se.kompetensbyran.domain.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Who did something and when: the caller's stable identifier, never a name, and the instant in UTC.
 *
 * @param who at most 200 characters; {@code seed} for what a new installation starts with
 */
public record Actor(String who, Instant at) {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    public Actor {
        Text.line("who", who, 200);
    }

    /** The local date in Sweden on which it was done. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, SWEDEN);
    }
}
