/**
 * People whom partners refer to a support node (sv: anvisningar): what a partner tells without telling who it is, and what the
 * node answers.
 */
@NullMarked
package se.kompetensbyran.domain.referrals;

import org.jspecify.annotations.NullMarked;
