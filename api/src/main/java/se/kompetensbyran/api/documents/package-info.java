/** All that is held of a person over HTTP, for that person. */
@NullMarked
package se.kompetensbyran.api.documents;

import org.jspecify.annotations.NullMarked;
