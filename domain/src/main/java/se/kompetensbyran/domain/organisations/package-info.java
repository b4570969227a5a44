/** The register of actors (sv: aktörsregister): organisations, their numbers and legal forms, and the municipalities. */
@NullMarked
package se.kompetensbyran.domain.organisations;

import org.jspecify.annotations.NullMarked;
