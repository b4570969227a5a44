/** The journal (sv: journal): who changed what and when, and what happened to the way in; it only grows. */
@NullMarked
package se.kompetensbyran.domain.journal;

import org.jspecify.annotations.NullMarked;
