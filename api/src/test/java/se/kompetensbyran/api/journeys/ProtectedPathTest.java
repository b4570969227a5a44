package se.kompetensbyran.api.journeys;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A person with protected identity goes the same way, and nothing is ever kept of who it is. */
@QuarkusTest
class ProtectedPathTest extends WorkJourney {

    @Test
    void somebody_with_protected_identity_is_referred_and_placed_and_gets_a_job() {
        String unused = somebody_with_protected_identity_comes_to_work();
    }
}
