package se.kompetensbyran.domain.participants;

import java.security.SecureRandom;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * The pseudonym by which people speak of a participant, such as {@code K7M4Q-X2P9R}: random, so that it tells nothing; without
 * vowels and look-alikes, so that it makes no word and is read aright from paper.
 *
 * @throws InvalidValue {@code participant-code-shape} for another shape
 */
public record ParticipantCode(String text) {

    private static final String LETTERS = "23456789BCDFGHJKMNPQRTVWXZ";
    private static final int HALF = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    public ParticipantCode {
        InvalidValue.unless(
                text.matches("[" + LETTERS + "]{" + HALF + "}-[" + LETTERS + "]{" + HALF + "}"),
                "code",
                "participant-code-shape");
    }

    /** A new one. */
    public static ParticipantCode next() {
        return new ParticipantCode(half() + "-" + half());
    }

    private static String half() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < HALF; i++) text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return text.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
