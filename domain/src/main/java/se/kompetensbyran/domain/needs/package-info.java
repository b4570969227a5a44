/** What the enterprises need, and what comes of it (sv: behov och prioriteringar): from finding to priority to measure. */
@NullMarked
package se.kompetensbyran.domain.needs;

import org.jspecify.annotations.NullMarked;
