/** The programs that come to the API, as administrators see them. */
@NullMarked
package se.kompetensbyran.api.clients;

import org.jspecify.annotations.NullMarked;
