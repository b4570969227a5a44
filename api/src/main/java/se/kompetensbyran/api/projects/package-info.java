/** Projects and their funding over HTTP. */
@NullMarked
package se.kompetensbyran.api.projects;

import org.jspecify.annotations.NullMarked;
