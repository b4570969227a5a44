package se.kompetensbyran.domain.identities;

import java.util.Set;
import se.kompetensbyran.domain.participants.ParticipantId;

/** What seals identities, so that this installation alone reads them, each as {@code whose} it is and nobody else's. */
public interface Seals {

    /** The identity as it is kept, with a new key. @throws IdentityProblem.NoKeys when the installation has none to seal with */
    SealedIdentity seal(ParticipantId whose, Identity identity);

    /** The identity that {@link #seal} sealed. @throws IllegalStateException when it is another's, or has been changed */
    Identity open(ParticipantId whose, SealedIdentity sealed);

    /** The marks of {@code traits}, the same each time. @throws IdentityProblem.NoKeys when the installation has no keys */
    Set<String> marks(Set<Trait> traits);
}
