/** What is wrong in what is held of participants (sv: datakvalitet): found every night, until it is mended. */
@NullMarked
package se.kompetensbyran.domain.findings;

import org.jspecify.annotations.NullMarked;
