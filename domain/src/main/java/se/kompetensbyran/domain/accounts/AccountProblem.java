package se.kompetensbyran.domain.accounts;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which accounts say no. */
public abstract sealed class AccountProblem extends Problem {

    private AccountProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such account. */
    @Says(kind = Kind.UNKNOWN, code = "account.unknown")
    public static final class Unknown extends AccountProblem {
        public Unknown(AccountId id) {
            super(id);
        }
    }

    /** Another account has that e-mail address. */
    @Says(kind = Kind.REFUSED, code = "account.email-taken")
    public static final class EmailTaken extends AccountProblem {}

    /** The account is shut out. */
    @Says(kind = Kind.REFUSED, code = "account.disabled")
    public static final class Disabled extends AccountProblem {}

    /** The account is not shut out. */
    @Says(kind = Kind.REFUSED, code = "account.not-disabled")
    public static final class NotDisabled extends AccountProblem {}

    /** The link has been used, is too old, or never was one. */
    @Says(kind = Kind.REFUSED, code = "account.link-unfit")
    public static final class LinkUnfit extends AccountProblem {}

    /** An organisation would be left without an administrator. */
    @Says(kind = Kind.REFUSED, code = "account.last-administrator")
    public static final class LastAdministrator extends AccountProblem {}

    /** Nobody hands out more than they have. */
    @Says(kind = Kind.FORBIDDEN, code = "account.beyond-own-reach")
    public static final class BeyondOwnReach extends AccountProblem {}

    /** The password that was given as the present one is not. */
    @Says(kind = Kind.REFUSED, code = "account.wrong-password")
    public static final class WrongPassword extends AccountProblem {}

    /** The code of the authenticator is not right. */
    @Says(kind = Kind.REFUSED, code = "account.wrong-code")
    public static final class WrongCode extends AccountProblem {}

    /** There is a second factor already. */
    @Says(kind = Kind.REFUSED, code = "account.second-factor-there")
    public static final class SecondFactorThere extends AccountProblem {}

    /** An administrator must have a second factor. */
    @Says(kind = Kind.REFUSED, code = "account.second-factor-demanded")
    public static final class SecondFactorDemanded extends AccountProblem {}

    /** There is no such key. */
    @Says(kind = Kind.UNKNOWN, code = "account.unknown-key")
    public static final class UnknownKey extends AccountProblem {}

    /** There are as many keys as one may have. */
    @Says(kind = Kind.REFUSED, code = "account.too-many-keys")
    public static final class TooManyKeys extends AccountProblem {
        public TooManyKeys(int most) {
            super(most);
        }
    }
}
