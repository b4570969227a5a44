/** Accounts, their keys, and failed attempts to sign in, in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.accounts;

import org.jspecify.annotations.NullMarked;
