/** Yearly figures in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.figures;

import org.jspecify.annotations.NullMarked;
