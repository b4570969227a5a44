/** My work (sv: mina uppgifter): what waits for somebody, out of every context, by what they may act on. */
@NullMarked
package se.kompetensbyran.domain.worklist;

import org.jspecify.annotations.NullMarked;
