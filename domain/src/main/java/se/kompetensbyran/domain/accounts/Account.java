package se.kompetensbyran.domain.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Secret;
import se.kompetensbyran.domain.shared.Text;

/**
 * Somebody who signs in.
 *
 * @param email by which they sign in; no two accounts have the same
 * @param name how they are called, at most 200 characters
 * @param grants their roles, each once in an organisation
 * @param passwordHash what is kept of the password (Argon2id, PHC string format); none until there is one
 * @param secondFactor the secret of their authenticator (RFC 6238), encrypted; none where they have none
 * @param link a link that works once, while there is one
 * @param createdAt when they were invited
 */
public record Account(
        AccountId id,
        long revision,
        @Personal Email email,
        @Personal String name,
        State state,
        List<Grant> grants,
        @Secret @Nullable String passwordHash,
        @Secret @Nullable String secondFactor,
        @Nullable OneTimeLink link,
        Instant createdAt)
        implements Aggregate {

    /** The most roles of one account. */
    public static final int MAX_GRANTS = 50;

    /** Whether they may sign in. */
    public enum State {
        INVITED,
        ACTIVE,
        DISABLED
    }

    public Account {
        Text.line("name", name, 200);
        InvalidValue.unless(grants.size() <= MAX_GRANTS, "grants", "too-many", MAX_GRANTS);
        Set<List<Object>> seen = new HashSet<>();
        for (Grant it : grants)
            InvalidValue.unless(seen.add(List.of(it.role(), it.organisation())), "grants", "duplicate", it.role());
        grants = List.copyOf(grants);
        InvalidValue.unless(state != State.ACTIVE || passwordHash != null, "state", "password-demanded");
    }

    /** Somebody new, with a link to choose a password. */
    public static Account invite(Email email, String name, List<Grant> grants, String linkHash, Instant now) {
        return new Account(
                AccountId.next(),
                0,
                email,
                name,
                State.INVITED,
                grants,
                null,
                null,
                OneTimeLink.of(OneTimeLink.Purpose.INVITATION, linkHash, now),
                now);
    }

    /** Says anew how they are called and what their roles are. */
    public Account describe(String name, List<Grant> grants) {
        return new Account(id, revision, email, name, state, grants, passwordHash, secondFactor, link, createdAt);
    }

    /**
     * Has in {@code survivor} the roles that they had in {@code gone}, which has become part of it. Of a role that they had
     * in both, what reaches farthest stays.
     */
    public Account withOrganisation(UUID gone, UUID survivor) {
        Map<Role, Grant> there = new EnumMap<>(Role.class);
        List<Grant> named = new ArrayList<>();
        for (Grant it : grants) {
            if (!it.organisation().equals(gone) && !it.organisation().equals(survivor)) named.add(it);
            else
                there.merge(
                        it.role(),
                        new Grant(it.role(), survivor, it.reach()),
                        (one, other) -> one.reach().compareTo(other.reach()) >= 0 ? one : other);
        }
        named.addAll(there.values());
        return describe(name, named);
    }

    /**
     * Gives them a new link: an invitation while there is no password, else one to choose another. The one before it
     * works no more.
     *
     * @throws AccountProblem.Disabled when they are shut out
     */
    public Account withLink(String linkHash, Instant now) {
        if (state == State.DISABLED) throw new AccountProblem.Disabled();
        OneTimeLink.Purpose purpose = passwordHash == null ? OneTimeLink.Purpose.INVITATION : OneTimeLink.Purpose.RESET;
        return new Account(
                id,
                revision,
                email,
                name,
                state,
                grants,
                passwordHash,
                secondFactor,
                OneTimeLink.of(purpose, linkHash, now),
                createdAt);
    }

    /**
     * Chooses a password by a link, which is used up. A link to choose another takes the second factor away too, since
     * whoever lost it has no other way in; administrators set up a new one when they next sign in.
     *
     * @throws AccountProblem.LinkUnfit when it is not the link, has been used or is too old
     */
    public Account choosePassword(String presentedLinkHash, String newPasswordHash, Instant now) {
        if (!mayChoosePassword(presentedLinkHash, now)) throw new AccountProblem.LinkUnfit();
        return new Account(id, revision, email, name, State.ACTIVE, grants, newPasswordHash, null, null, createdAt);
    }

    /** Whether a link with that hash lets them choose a password, now. */
    public boolean mayChoosePassword(String presentedLinkHash, Instant now) {
        return state != State.DISABLED && link != null && link.isFit(presentedLinkHash, now);
    }

    /** Another password, chosen by who knows the one before, or the same hashed anew. */
    public Account withPassword(String newPasswordHash) {
        return new Account(id, revision, email, name, state, grants, newPasswordHash, secondFactor, link, createdAt);
    }

    /** A second factor, or none. */
    public Account withSecondFactor(@Nullable String encrypted) {
        return new Account(id, revision, email, name, state, grants, passwordHash, encrypted, link, createdAt);
    }

    /** Shuts them out; a link works no more. @throws AccountProblem.Disabled when they are shut out already */
    public Account disable() {
        if (state == State.DISABLED) throw new AccountProblem.Disabled();
        return new Account(
                id, revision, email, name, State.DISABLED, grants, passwordHash, secondFactor, null, createdAt);
    }

    /** Lets them in again. @throws AccountProblem.NotDisabled when they are not shut out */
    public Account enable() {
        if (state != State.DISABLED) throw new AccountProblem.NotDisabled();
        State next = passwordHash == null ? State.INVITED : State.ACTIVE;
        return new Account(id, revision, email, name, next, grants, passwordHash, secondFactor, link, createdAt);
    }

    /** Whether they have that role anywhere. */
    public boolean has(Role role) {
        return grants.stream().anyMatch(it -> it.role() == role);
    }

    /** Whether they administer {@code organisation}, now: who has only been invited may never come. */
    public boolean administers(UUID organisation) {
        return state == State.ACTIVE
                && grants.stream()
                        .anyMatch(it -> it.role() == Role.ADMINISTRATOR
                                && it.organisation().equals(organisation));
    }
}
