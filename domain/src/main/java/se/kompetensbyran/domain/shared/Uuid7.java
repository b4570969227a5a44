package se.kompetensbyran.domain.shared;

import java.security.SecureRandom;
import java.util.UUID;

/** Identifiers of our own making: UUID version 7 (RFC 9562 section 5.7), ordered in time to the millisecond. */
public final class Uuid7 {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuid7() {}

    /** A new identifier of this millisecond, with 74 random bits. */
    public static UUID next() {
        return at(System.currentTimeMillis());
    }

    static UUID at(long epochMillis) {
        long high = (epochMillis << 16) | 0x7000 | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
