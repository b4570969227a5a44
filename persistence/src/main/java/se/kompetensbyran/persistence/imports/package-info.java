/** The imports in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.imports;

import org.jspecify.annotations.NullMarked;
