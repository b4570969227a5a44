/** The people who sign in (sv: konton): invitations, passwords, second factors, roles and keys of their own. */
@NullMarked
package se.kompetensbyran.domain.accounts;

import org.jspecify.annotations.NullMarked;
