/** What a project is to reach and do, and what it taught (sv: mål, aktiviteter och lärdomar). */
@NullMarked
package se.kompetensbyran.domain.workplans;

import org.jspecify.annotations.NullMarked;
