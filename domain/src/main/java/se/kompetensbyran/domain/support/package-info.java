/** Operative support (sv: operativt stöd): what enterprises ask for, who takes it on, and what comes of it. */
@NullMarked
package se.kompetensbyran.domain.support;

import org.jspecify.annotations.NullMarked;
