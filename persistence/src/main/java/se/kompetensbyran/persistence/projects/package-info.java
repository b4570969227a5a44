/** Projects and their funding in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.projects;

import org.jspecify.annotations.NullMarked;
