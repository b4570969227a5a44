/** What every resource gets for free: addresses, pages, problems, conditions, strict input, repeats, headers. */
@NullMarked
package se.kompetensbyran.api.shared;

import org.jspecify.annotations.NullMarked;
