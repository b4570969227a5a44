/** Projects and their funding (sv: projekt och finansiering): from plan to end, with roles, money and lineage. */
@NullMarked
package se.kompetensbyran.domain.projects;

import org.jspecify.annotations.NullMarked;
