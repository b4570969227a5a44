/** Signing in (sv: inloggning): sessions with their refresh tokens, authorization codes, and the keys that sign. */
@NullMarked
package se.kompetensbyran.domain.signin;

import org.jspecify.annotations.NullMarked;
