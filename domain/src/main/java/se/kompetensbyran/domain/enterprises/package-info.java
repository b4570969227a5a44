/** The register of work-integration social enterprises (sv: ASF-register): who they are, where, and at which node. */
@NullMarked
package se.kompetensbyran.domain.enterprises;

import org.jspecify.annotations.NullMarked;
