/**
 * Places at enterprises where somebody can work, train or be an intern (sv: platser), which are open, and the placements of participants
 * there (sv: placeringar), which are not.
 */
@NullMarked
package se.kompetensbyran.domain.placements;

import org.jspecify.annotations.NullMarked;
