package se.kompetensbyran.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn on the sign-in pages stands out from what it is drawn on (WCAG 2.2, 1.4.3 and 1.4.11). */
class ContrastTest {

    private static final String STYLE = "/META-INF/resources/kompetensbyran/v1/oauth/style.css";
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({
        "ink, paper, 4.5",
        "quiet, paper, 4.5",
        "accent, paper, 4.5",
        "on-accent, accent, 4.5",
        "fault, paper, 4.5",
        "line, paper, 3"
    })
    void it_can_be_read_in_light_and_in_dark(String drawn, String ground, double least) throws IOException {
        for (Map<String, String> colours : List.of(colours(0), colours(1)))
            assertThat(contrast(colour(colours, drawn), colour(colours, ground)))
                    .isGreaterThanOrEqualTo(least);
    }

    private static Map<String, String> colours(int scheme) throws IOException {
        try (InputStream style = ContrastTest.class.getResourceAsStream(STYLE)) {
            String[] schemes = new String(style.readAllBytes(), StandardCharsets.UTF_8).split(":root \\{", -1);
            Map<String, String> all = new HashMap<>();
            String one = schemes[scheme + 1].split("}", 2)[0];
            COLOUR.matcher(one).results().forEach((MatchResult it) -> all.put(it.group(1), it.group(2)));
            return all;
        }
    }

    private static String colour(Map<String, String> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour, 16);
        return 0.2126 * light(rgb >> 16) + 0.7152 * light(rgb >> 8 & 0xff) + 0.0722 * light(rgb & 0xff);
    }

    private static double light(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
