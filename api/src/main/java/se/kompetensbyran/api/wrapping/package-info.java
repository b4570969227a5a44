/** How what is encrypted comes under the newest of the installation's own keys. */
@NullMarked
package se.kompetensbyran.api.wrapping;

import org.jspecify.annotations.NullMarked;
