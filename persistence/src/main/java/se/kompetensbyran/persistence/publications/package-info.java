/** Publications in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.publications;

import org.jspecify.annotations.NullMarked;
