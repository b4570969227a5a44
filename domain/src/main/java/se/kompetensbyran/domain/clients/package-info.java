/** The programs that come to the API (sv: klienter): of partners, by themselves, and apps in which people sign in. */
@NullMarked
package se.kompetensbyran.domain.clients;

import org.jspecify.annotations.NullMarked;
