/** The application over HTTP. */
package se.kompetensbyran.api;
