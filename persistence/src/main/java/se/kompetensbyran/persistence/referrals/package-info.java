/** Referrals in PostgreSQL, behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.referrals;

import org.jspecify.annotations.NullMarked;
