/**
 * The paths of participants to work (sv: vägar till arbete): enrolments in projects from entry to exit, where the person stands
 * on the ladder, and how it went.
 */
@NullMarked
package se.kompetensbyran.domain.pathways;

import org.jspecify.annotations.NullMarked;
