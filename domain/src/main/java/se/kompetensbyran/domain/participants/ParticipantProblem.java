package se.kompetensbyran.domain.participants;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which participants say no; none of them tells anything of the person. */
public abstract sealed class ParticipantProblem extends Problem {

    private ParticipantProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such participant, it is another node's, or it has been erased. */
    @Says(kind = Kind.UNKNOWN, code = "participant.unknown")
    public static final class Unknown extends ParticipantProblem {
        /** There is no participant with that id that the caller may know of. */
        public Unknown(ParticipantId id) {
            super(id);
        }
    }

    /** The person has consented to that purpose, and not taken it back. */
    @Says(kind = Kind.REFUSED, code = "participant.consented-already")
    public static final class ConsentedAlready extends ParticipantProblem {}

    /** The consent has been taken back. */
    @Says(kind = Kind.REFUSED, code = "participant.withdrawn-already")
    public static final class WithdrawnAlready extends ParticipantProblem {}

    /** No consent that holds is about that. */
    @Says(kind = Kind.REFUSED, code = "participant.no-consent")
    public static final class NoConsent extends ParticipantProblem {}

    /** No consent that holds lets somebody know. */
    @Says(kind = Kind.REFUSED, code = "participant.not-shared")
    public static final class NotShared extends ParticipantProblem {
        /** None names {@code recipient}, an organisation, and covers what it is to know. */
        public NotShared(String recipient) {
            super(recipient);
        }
    }

    /** Of who has a protected identity nothing is kept of who it is. */
    @Says(kind = Kind.REFUSED, code = "participant.protected-identity")
    public static final class ProtectedIdentity extends ParticipantProblem {}

    /** What is held is not used, until the restriction is lifted. */
    @Says(kind = Kind.REFUSED, code = "participant.restricted")
    public static final class Restricted extends ParticipantProblem {}

    /** It is restricted already. */
    @Says(kind = Kind.REFUSED, code = "participant.restricted-already")
    public static final class RestrictedAlready extends ParticipantProblem {}

    /** It is not restricted. */
    @Says(kind = Kind.REFUSED, code = "participant.not-restricted")
    public static final class NotRestricted extends ParticipantProblem {}
}
