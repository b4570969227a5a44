/** Status assessments in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.assessments;

import org.jspecify.annotations.NullMarked;
