/** Reports and other publications of projects (sv: publikationer), with their annexes, as descriptions. */
@NullMarked
package se.kompetensbyran.domain.publications;

import org.jspecify.annotations.NullMarked;
