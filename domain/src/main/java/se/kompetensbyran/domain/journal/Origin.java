package se.kompetensbyran.domain.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Text;

/**
 * Where something comes from.
 *
 * @param who the subject of the token: the id of an account or a client, never a name; {@code seed} or {@code system} for
 *     what the program does by itself
 * @param organisation in which organisation they did it, when that is known
 * @param traceId the trace of the request, when there was one
 * @param address from which network address, for what happens to the way in; else not kept
 */
public record Origin(
        Kind kind,
        String who,
        @Nullable UUID organisation,
        @Nullable String traceId,
        @Nullable String address) {

    /** Who acts. */
    public enum Kind {
        PERSON,
        CLIENT,
        SYSTEM
    }

    public Origin {
        Text.line("who", who, 200);
    }

    /** The program itself. */
    public static Origin system(String who) {
        return new Origin(Kind.SYSTEM, who, null, null, null);
    }
}
