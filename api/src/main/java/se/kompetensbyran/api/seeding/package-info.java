/** What a new installation starts with, read from files through the domain. */
@NullMarked
package se.kompetensbyran.api.seeding;

import org.jspecify.annotations.NullMarked;
