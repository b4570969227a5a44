package se.kompetensbyran.api.oauth;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.CurrentAttribution;
import se.kompetensbyran.api.journal.SecurityEvents;
import se.kompetensbyran.api.security.Passwords;
import se.kompetensbyran.api.security.SecondFactors;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.AccountProblem;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.signin.AuthorizationCode;
import se.kompetensbyran.domain.signin.AuthorizationCodes;
import se.kompetensbyran.domain.signin.OneTimeUses;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.signin.Sessions;

/**
 * Lets people in: counts each attempt before it is tried, and checks passwords outside of transactions, so that nothing
 * waits for them. An unknown address costs the same, and is answered the same, as a wrong password.
 */
@Singleton
final class SignIns {

    // A code is taken in its own half minute, the one before and the one after.
    private static final Duration CODE_LIFE = Duration.ofMinutes(2);
    private static final Duration ATTEMPTS_KEPT = Duration.ofDays(1);
    private static final Duration CODES_KEPT = Duration.ofDays(1);

    private final Accounts accounts;
    private final SignInAttempts attempts;
    private final AuthorizationCodes codes;
    private final Sessions sessions;
    private final OneTimeUses uses;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final SecurityEvents events;
    private final CurrentAttribution attribution;
    private final Time time;

    SignIns(
            Accounts accounts,
            SignInAttempts attempts,
            AuthorizationCodes codes,
            Sessions sessions,
            OneTimeUses uses,
            Passwords passwords,
            SecondFactors factors,
            SecurityEvents events,
            CurrentAttribution attribution,
            Time time) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.codes = codes;
        this.sessions = sessions;
        this.uses = uses;
        this.passwords = passwords;
        this.factors = factors;
        this.events = events;
        this.attribution = attribution;
        this.time = time;
    }

    /** How an attempt went. */
    sealed interface Outcome {

        /** It was right. */
        record Right(Account account) implements Outcome {}

        /** It was wrong; in what is not said. */
        record Wrong() implements Outcome {}

        /** It was not tried: too many failed before. */
        record Wait(Duration time) implements Outcome {}
    }

    /** What a transaction that counted an attempt found. */
    private record Begun(@Nullable Instant waitUntil, Optional<Account> account) {}

    /** Tries a password. */
    Outcome password(String email, String password) {
        String key = key(email);
        Begun begun = QuarkusTransaction.requiringNew()
                .call(() ->
                        new Begun(attempts.begin(key, time.now()), find(email).filter(SignIns::isActive)));
        if (begun.waitUntil() != null) return waiting(begun.waitUntil());
        Account account = begun.account().orElse(null);
        boolean isRight = passwords.matches(account == null ? null : account.passwordHash(), password);
        if (!isRight || account == null) return wrong(key, account);
        Account now = account;
        if (account.passwordHash() != null && passwords.isOutdated(account.passwordHash()))
            now = withPassword(account, passwords.hash(password));
        QuarkusTransaction.requiringNew().run(() -> attempts.succeeded(key));
        return new Outcome.Right(now);
    }

    /** Tries a code of the authenticator that somebody whose password was right has. */
    Outcome code(AccountId id, String code) {
        Account account = active(id).orElse(null);
        if (account == null || account.secondFactor() == null) return new Outcome.Wrong();
        return code(account, factors.open(account.secondFactor(), id), code);
    }

    /** Sets up the authenticator with {@code secret}, when {@code code} is its first. */
    Outcome enrolment(AccountId id, String secret, String code) {
        Account account = active(id).orElse(null);
        // Another page may have set up another meanwhile.
        if (account == null || account.secondFactor() != null) return new Outcome.Wrong();
        Outcome outcome = code(account, secret, code);
        if (!(outcome instanceof Outcome.Right)) return outcome;
        String sealed = factors.seal(secret, id);
        return new Outcome.Right(asThemselves(account, () -> accounts.save(account.withSecondFactor(sealed))));
    }

    private Outcome code(Account account, String secret, String code) {
        String key = Credential.hash("second-factor " + account.id());
        Instant waitUntil = QuarkusTransaction.requiringNew().call(() -> attempts.begin(key, time.now()));
        if (waitUntil != null) return waiting(waitUntil);
        OptionalLong step = factors.step(secret, code, time.now());
        boolean isFirst = step.isPresent()
                && QuarkusTransaction.requiringNew()
                        .call(() -> uses.take(
                                Credential.hash("code " + account.id() + " " + step.getAsLong()),
                                time.now().plus(CODE_LIFE)));
        if (!isFirst) return wrong(key, account);
        QuarkusTransaction.requiringNew().run(() -> attempts.succeeded(key));
        return new Outcome.Right(account);
    }

    private Outcome wrong(String key, @Nullable Account account) {
        event("sign-in.failed", account);
        int failures = QuarkusTransaction.requiringNew().call(() -> attempts.failures(key));
        if (failures >= SignInAttempts.FREE) event("sign-in.locked", account);
        return new Outcome.Wrong();
    }

    private Outcome waiting(Instant until) {
        return new Outcome.Wait(Duration.between(time.now(), until));
    }

    /**
     * Gives the code with which the app fetches its tokens; empty when {@code way}, which leads in once, has been used.
     *
     * @throws Refusal {@code access_denied} when the person may do nothing of what is asked for
     */
    Optional<Credential> letIn(Account account, Asked asked, String way) {
        if (Authority.of(account.grants())
                .limitedTo(asked.scopes())
                .permissions()
                .isEmpty()) throw new Refusal(Refusal.Code.ACCESS_DENIED);
        Credential code = Credential.make(Credential.Kind.AUTHORIZATION_CODE);
        Instant now = time.now();
        boolean isFirst = QuarkusTransaction.requiringNew().call(() -> {
            if (!uses.take(Credential.hash("way " + way), now.plus(Duration.ofDays(1)))) return false;
            codes.keep(new AuthorizationCode(
                    code.hash(),
                    asked.client(),
                    account.id(),
                    asked.redirectUri(),
                    asked.challenge(),
                    asked.scopes(),
                    Session.Id.next(),
                    now.plus(AuthorizationCode.LIFE)));
            // Each that comes takes some of the old away.
            uses.forget(now);
            codes.forget(now.minus(CODES_KEPT));
            attempts.forget(now.minus(ATTEMPTS_KEPT));
            return true;
        });
        if (!isFirst) return Optional.empty();
        event("sign-in.succeeded", account);
        return Optional.of(code);
    }

    /** Whose the link is, if it can be used. */
    Optional<Account> byLink(String linkHash) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.findByLink(linkHash).filter(it -> it.mayChoosePassword(linkHash, time.now())));
    }

    /**
     * Chooses a password by a link, and ends every session of the account.
     *
     * @throws InvalidValue of {@code password}, when it is not good enough
     * @throws AccountProblem.LinkUnfit when the link cannot be used, or has been meanwhile
     */
    void choose(String linkHash, String password) {
        Account account = byLink(linkHash).orElseThrow(AccountProblem.LinkUnfit::new);
        passwords.check("password", password, account.email());
        String hash = passwords.hash(password);
        asThemselves(account, () -> {
            Account now = accounts.findByLink(linkHash).orElseThrow(AccountProblem.LinkUnfit::new);
            sessions.endAll(now.id(), time.now());
            attempts.succeeded(key(now.email().address()));
            return accounts.save(now.choosePassword(linkHash, hash, time.now()));
        });
    }

    private Account withPassword(Account account, String hash) {
        try {
            return asThemselves(account, () -> accounts.save(account.withPassword(hash)));
        } catch (Stale e) {
            // Somebody changes the account at this moment: the next sign-in hashes anew.
            return account;
        }
    }

    private Account asThemselves(Account account, Callable<Account> change) {
        return QuarkusTransaction.requiringNew().call(() -> {
            attribution.putDownTo(Origin.Kind.PERSON, account.id().toString());
            return change.call();
        });
    }

    /** The account, if it is one that may sign in. */
    Optional<Account> active(AccountId id) {
        return QuarkusTransaction.requiringNew().call(() -> accounts.find(id).filter(SignIns::isActive));
    }

    private Optional<Account> find(String email) {
        try {
            return accounts.findByEmail(Email.fromString(email));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private void event(String name, @Nullable Account account) {
        if (account == null) events.happened(name, null, Origin.Kind.PERSON, SecurityEvents.UNKNOWN);
        else
            events.happened(
                    name, account.id().value(), Origin.Kind.PERSON, account.id().toString());
    }

    private static boolean isActive(Account account) {
        return account.state() == Account.State.ACTIVE;
    }

    private static String key(String email) {
        return Credential.hash(email.strip().toLowerCase(Locale.ROOT));
    }
}
