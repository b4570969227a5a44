/** Referrals over HTTP: partners refer, nodes answer. */
@NullMarked
package se.kompetensbyran.api.referrals;

import org.jspecify.annotations.NullMarked;
