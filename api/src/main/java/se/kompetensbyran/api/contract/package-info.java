/** The contract: what the code says, completed with what every operation has in common. */
@NullMarked
package se.kompetensbyran.api.contract;

import org.jspecify.annotations.NullMarked;
