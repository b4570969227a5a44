/** What the adapters share: writing at once, reading many with one statement, and the mapping of small values. */
@NullMarked
package se.kompetensbyran.persistence.shared;

import org.jspecify.annotations.NullMarked;
