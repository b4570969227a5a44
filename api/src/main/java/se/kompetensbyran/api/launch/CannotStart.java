package se.kompetensbyran.api.launch;

/**
 * The embedded database cannot be started here and now.
 *
 * <p>The message is one plain sentence for the person who started the program: it says what is wrong and, where there
 * is something to be done, what. It can be shown without a stack trace; a cause is there only for the log.
 */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong, as one sentence for a person */
    CannotStart(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what is wrong, as one sentence for a person
     * @param cause what the Java platform reported
     */
    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
