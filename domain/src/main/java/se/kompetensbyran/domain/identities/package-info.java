/**
 * Who participants are (sv: identitet), apart from all else: sealed, read for a reason by who has a consent to it, and each
 * reading kept for the person to see.
 */
@NullMarked
package se.kompetensbyran.domain.identities;

import org.jspecify.annotations.NullMarked;
