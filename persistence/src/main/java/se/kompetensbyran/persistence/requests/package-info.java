/** The answers given to repeated requests, in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.requests;

import org.jspecify.annotations.NullMarked;
