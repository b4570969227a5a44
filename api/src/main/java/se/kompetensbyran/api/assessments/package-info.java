/** Status assessments and certificates over HTTP. */
@NullMarked
package se.kompetensbyran.api.assessments;

import org.jspecify.annotations.NullMarked;
