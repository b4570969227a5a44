/** Status assessments (sv: statusbedömning): whether an enterprise is a work-integration social enterprise, and until when. */
@NullMarked
package se.kompetensbyran.domain.assessments;

import org.jspecify.annotations.NullMarked;
