/** The register of actors over HTTP. */
@NullMarked
package se.kompetensbyran.api.organisations;

import org.jspecify.annotations.NullMarked;
