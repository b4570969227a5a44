/** Accounts as administrators see them, and the own account as its owner does. */
@NullMarked
package se.kompetensbyran.api.accounts;

import org.jspecify.annotations.NullMarked;
