/** Quality reviews in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.quality;

import org.jspecify.annotations.NullMarked;
