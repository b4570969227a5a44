/** Objectives, activities and lessons over HTTP. */
@NullMarked
package se.kompetensbyran.api.workplans;

import org.jspecify.annotations.NullMarked;
