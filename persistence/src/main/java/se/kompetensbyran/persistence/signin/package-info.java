/** Sessions, codes, signing keys and what works once, in PostgreSQL, which decides who is first. */
@NullMarked
package se.kompetensbyran.persistence.signin;

import org.jspecify.annotations.NullMarked;
