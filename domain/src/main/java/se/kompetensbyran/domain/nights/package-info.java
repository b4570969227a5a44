/** What is done at night (sv: nattkörning): once, however many processes share the database. */
@NullMarked
package se.kompetensbyran.domain.nights;

import org.jspecify.annotations.NullMarked;
