/** PostgreSQL behind the ports of the domain. */
package se.kompetensbyran.persistence;
