/** Signing in over HTTP: the pages for people, and the endpoints of OAuth 2.0 for the programs that they use. */
@NullMarked
package se.kompetensbyran.api.oauth;

import org.jspecify.annotations.NullMarked;
