/** What lies in the database under the installation's own keys, and how it comes under others (sv: huvudnycklar). */
@NullMarked
package se.kompetensbyran.domain.wrapping;

import org.jspecify.annotations.NullMarked;
