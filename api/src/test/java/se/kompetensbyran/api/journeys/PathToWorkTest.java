package se.kompetensbyran.api.journeys;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/**
 * A person is referred, taken on, enrolled in a project, placed with the signatures of all three, leaves early, comes closer to work, is
 * asked after six months, takes a consent back and is erased.
 */
@QuarkusTest
class PathToWorkTest extends WorkJourney {

    @Test
    void somebody_is_referred_and_placed_leaves_early_and_takes_it_all_back() {
        String unused = somebody_takes_it_all_back();
    }
}
