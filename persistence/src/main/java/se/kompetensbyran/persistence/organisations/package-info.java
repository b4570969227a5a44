/** The register of actors in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.organisations;

import org.jspecify.annotations.NullMarked;
