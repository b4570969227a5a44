package se.kompetensbyran.domain.wrapping;

/**
 * A key or a secret as it lies in the database, encrypted under a key of the installation's.
 *
 * @param context what it is and whose, as it was told when it was encrypted: {@code identity-key:<participant>}
 * @param sealed base64url
 */
public record Wrapped(String context, String sealed) {

    @Override
    public String toString() {
        return "Wrapped";
    }
}
