package se.kompetensbyran.domain.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantCodeTest {

    @Test
    void each_is_another_and_reads_back() {
        assertThat(Stream.generate(ParticipantCode::next).limit(1000))
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(new ParticipantCode(it.toString())).isEqualTo(it))
                .noneMatch(it -> it.text().matches(".*[AEIOUYLS01].*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "K7M4QX2P9R", "k7m4q-x2p9r", "K7M4Q-X2P9", "K7M4Q-X2P9RR", "A7M4Q-X2P9R", "19121-21212"})
    void another_shape_is_refused(String text) {
        assertInvalid("code", "participant-code-shape", () -> new ParticipantCode(text));
    }
}
