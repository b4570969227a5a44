/** Sign-ins, in PostgreSQL: sessions, authorization codes, signing keys and what works once. */
@NullMarked
package se.kompetensbyran.persistence.signin;

import org.jspecify.annotations.NullMarked;
