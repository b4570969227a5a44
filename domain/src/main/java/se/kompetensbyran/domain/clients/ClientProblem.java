package se.kompetensbyran.domain.clients;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which clients say no. */
public abstract sealed class ClientProblem extends Problem {

    private ClientProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such client. */
    @Says(kind = Kind.UNKNOWN, code = "client.unknown")
    public static final class Unknown extends ClientProblem {
        public Unknown(ClientId id) {
            super(id);
        }
    }

    /** As many secrets work as may. */
    @Says(kind = Kind.REFUSED, code = "client.too-many-secrets")
    public static final class TooManySecrets extends ClientProblem {
        TooManySecrets(int most) {
            super(most);
        }
    }

    /** An app keeps no secret. */
    @Says(kind = Kind.REFUSED, code = "client.not-for-apps")
    public static final class NotForApps extends ClientProblem {}

    /** The client is shut out. */
    @Says(kind = Kind.REFUSED, code = "client.disabled")
    public static final class Disabled extends ClientProblem {}

    /** The client is not shut out. */
    @Says(kind = Kind.REFUSED, code = "client.not-disabled")
    public static final class NotDisabled extends ClientProblem {}

    /** Nobody hands out more than they have. */
    @Says(kind = Kind.FORBIDDEN, code = "client.beyond-own-reach")
    public static final class BeyondOwnReach extends ClientProblem {}
}
