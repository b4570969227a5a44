/** The code lists in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.codelists;

import org.jspecify.annotations.NullMarked;
