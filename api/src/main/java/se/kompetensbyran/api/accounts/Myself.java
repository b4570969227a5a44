package se.kompetensbyran.api.accounts;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import se.kompetensbyran.api.security.SignInMode;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Accounts;

/** The account of who asks; a client has none, nor has anybody whom an outside issuer let in. */
@Singleton
final class Myself {

    private final Accounts accounts;
    private final Caller caller;
    private final SignInMode mode;

    Myself(Accounts accounts, Caller caller, SignInMode mode) {
        this.accounts = accounts;
        this.caller = caller;
        this.mode = mode;
    }

    /** It, if there is one. */
    Optional<Account> find() {
        return mode == SignInMode.BUILT_IN
                ? id(caller.who()).map(AccountId::new).flatMap(accounts::find)
                : Optional.empty();
    }

    /** It. @throws EdgeProblem 404 when there is none */
    Account get() {
        return find().orElseThrow(() -> new EdgeProblem(EdgeProblem.Code.NOT_FOUND));
    }

    /** The id that {@code text} is, if it is one. */
    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
