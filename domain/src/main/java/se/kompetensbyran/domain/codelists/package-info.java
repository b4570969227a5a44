/** The code lists (sv: kodlistor) of the installation: codes with labels in Swedish and English. */
@NullMarked
package se.kompetensbyran.domain.codelists;

import org.jspecify.annotations.NullMarked;
