/** The support structure in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.nodes;

import org.jspecify.annotations.NullMarked;
