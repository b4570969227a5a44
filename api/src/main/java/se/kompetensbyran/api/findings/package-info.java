/** What is wrong in what is held of participants, over HTTP and at night. */
@NullMarked
package se.kompetensbyran.api.findings;

import org.jspecify.annotations.NullMarked;
