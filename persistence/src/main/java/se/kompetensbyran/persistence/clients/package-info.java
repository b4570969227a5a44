/** Clients in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.clients;

import org.jspecify.annotations.NullMarked;
