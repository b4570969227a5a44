/** How a participant goes from a support node to one of another organisation (sv: överlämningar): offered, and accepted or not. */
@NullMarked
package se.kompetensbyran.domain.handovers;

import org.jspecify.annotations.NullMarked;
