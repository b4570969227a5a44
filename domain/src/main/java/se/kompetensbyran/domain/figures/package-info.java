/** Yearly figures (sv: årsuppgifter): how many an enterprise employs and occupies, and what it turns over. */
@NullMarked
package se.kompetensbyran.domain.figures;

import org.jspecify.annotations.NullMarked;
