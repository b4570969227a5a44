/** What the API tells of itself: its version, its problems, its contract. */
@NullMarked
package se.kompetensbyran.api.meta;

import org.jspecify.annotations.NullMarked;
