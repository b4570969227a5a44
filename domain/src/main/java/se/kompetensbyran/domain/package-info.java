/** The language of the support structure: one package for each context, and {@code shared} below them all. */
package se.kompetensbyran.domain;
