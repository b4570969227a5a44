/** The secrets that the way in rests on: passwords, second factors, the keys that sign tokens, and how tokens are verified. */
@NullMarked
package se.kompetensbyran.api.security;

import org.jspecify.annotations.NullMarked;
