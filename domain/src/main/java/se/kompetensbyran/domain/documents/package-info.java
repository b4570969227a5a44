/** All that is held of a person, as one document for that person (sv: registerutdrag; GDPR art. 15 and 20). */
@NullMarked
package se.kompetensbyran.domain.documents;

import org.jspecify.annotations.NullMarked;
