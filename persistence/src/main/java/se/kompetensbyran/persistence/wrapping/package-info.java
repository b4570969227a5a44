/** What lies in PostgreSQL under the installation's own keys. */
@NullMarked
package se.kompetensbyran.persistence.wrapping;

import org.jspecify.annotations.NullMarked;
