package se.kompetensbyran.domain.shared;

import java.time.Instant;

/**
 * Who did something and when: the caller's stable identifier, never a name, and the instant in UTC.
 *
 * @param who at most 200 characters; {@code seed} for what a new installation starts with
 */
public record Actor(String who, Instant at) {

    public Actor {
        Text.line("who", who, 200);
    }
}
