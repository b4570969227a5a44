package se.kompetensbyran.domain.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Role;

/** Changes who has an account and which roles; here accounts meet the authority of who changes them. */
public record ManageAccounts(Accounts accounts) {

    /**
     * Invites somebody.
     *
     * @throws AccountProblem.BeyondOwnReach when {@code by} may not give one of the roles
     * @throws AccountProblem.EmailTaken when another account has the address
     */
    public Account invite(Authority by, Email email, String name, List<Grant> grants, String linkHash, Instant now) {
        grants.forEach(it -> demandGivable(by, it));
        return accounts.save(Account.invite(email, name, grants, linkHash, now));
    }

    /**
     * Says anew how somebody is called and what their roles are.
     *
     * @throws AccountProblem.BeyondOwnReach when {@code by} may not give, or take, one of the roles that change
     * @throws AccountProblem.LastAdministrator when an organisation would be left without an administrator
     */
    public Account describe(Authority by, Account now, String name, List<Grant> grants) {
        Account anew = now.describe(name, grants);
        List<Grant> changed = new ArrayList<>(now.grants());
        changed.removeAll(anew.grants());
        demandOtherAdministrators(now, anew);
        List<Grant> added = new ArrayList<>(anew.grants());
        added.removeAll(now.grants());
        changed.addAll(added);
        changed.forEach(it -> demandGivable(by, it));
        return accounts.save(anew);
    }

    /** Shuts somebody out. @throws AccountProblem.LastAdministrator as {@link #describe} */
    public Account disable(Account now) {
        Account anew = now.disable();
        demandOtherAdministrators(now, anew);
        return accounts.save(anew);
    }

    private static void demandGivable(Authority by, Grant grant) {
        if (!by.mayGive(grant)) throw new AccountProblem.BeyondOwnReach();
    }

    // One organisation after the other in the order of their ids: two who hold the same ones do not wait for each
    // other.
    private void demandOtherAdministrators(Account now, Account anew) {
        now.grants().stream()
                .filter(it -> it.role() == Role.ADMINISTRATOR)
                .map(Grant::organisation)
                .filter(it -> now.administers(it) && !anew.administers(it))
                .sorted()
                .forEach(it -> demandOther(now, it));
    }

    private void demandOther(Account now, UUID organisation) {
        boolean isLast = accounts.administratorsOf(organisation).stream()
                .allMatch(it -> it.id().equals(now.id()));
        if (isLast) throw new AccountProblem.LastAdministrator();
    }
}
