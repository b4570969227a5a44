package se.kompetensbyran.domain.accounts;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies an account; the subject of its tokens. */
public record AccountId(UUID value) {

    /** A new one. */
    public static AccountId next() {
        return new AccountId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
