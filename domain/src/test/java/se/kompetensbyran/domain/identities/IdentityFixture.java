package se.kompetensbyran.domain.identities;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Unique;

/** Identities to test with; nobody has them. */
public final class IdentityFixture {

    /** A number that the tax agency gives to no one. */
    public static final PersonalNumber NUMBER = new PersonalNumber("191212121212");

    /** What a sealed identity is made of here. */
    public static final String SEALED = "förseglat";

    private IdentityFixture() {}

    /** Somebody with a name, an address and a telephone. */
    public static Identity anIdentity() {
        return anIdentity(null);
    }

    /** The same with that number. */
    public static Identity anIdentity(@Nullable PersonalNumber number) {
        return new Identity("Påhittad Person-Åkerö", "Pahittad.Person@example.se", "070-174 06 05", number);
    }

    /** Something sealed, of which {@link #SEALED} is a part, and a mark that nothing else has. */
    public static SealedIdentity aSealedOne() {
        return new SealedIdentity(
                SEALED + "-key", SEALED + "-text", Set.of("one-" + Unique.word(), "two-" + Unique.word()));
    }
}
