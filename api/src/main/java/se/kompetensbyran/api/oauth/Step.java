package se.kompetensbyran.api.oauth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.domain.accounts.AccountId;

/**
 * Where somebody is on the way in: what the form in front of them is for. It travels in the form, sealed, so that nothing
 * is kept for who never comes back.
 *
 * @param id identifies the way from its first form to its last; it leads in once
 * @param browser the hash of the cookie of the browser that the form was shown in
 * @param until from then on the form is too old
 * @param asked what the app asks for; null where no app sent them
 * @param account who they are, once the password was right
 * @param secret of the authenticator that is being set up; or the hash of the link that they came by
 */
record Step(
        String id,
        Kind kind,
        Language language,
        String browser,
        Instant until,
        @Nullable Asked asked,
        @Nullable AccountId account,
        @Nullable String secret) {

    /** How long a form is good. */
    static final Duration LIFE = Duration.ofMinutes(10);

    /** What the form asks for. */
    enum Kind {
        /** Address and password. */
        PASSWORD,
        /** A code of the authenticator. */
        CODE,
        /** The first code of an authenticator that is being set up. */
        ENROLMENT,
        /** A password to be chosen. */
        CHOICE
    }

    /** The next step of the same way, for who is now known. */
    Step known(Kind next, AccountId who, @Nullable String newSecret, Instant now) {
        return new Step(id, next, language, browser, now.plus(LIFE), asked, who, newSecret);
    }

    /** The same step, asked for once more. */
    Step again(Instant now) {
        return new Step(id, kind, language, browser, now.plus(LIFE), asked, account, secret);
    }

    /** Whether it was shown in that browser. */
    boolean isOf(String hash) {
        return browser.equals(hash);
    }

    /** Whether it is too old. */
    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
