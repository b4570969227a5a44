/**
 * Rules with dates (sv: regler med datum): how long something may be and when something is due, as rows that hold from one day until
 * another. What was judged by a rule keeps what the rule said then.
 */
@NullMarked
package se.kompetensbyran.domain.rules;

import org.jspecify.annotations.NullMarked;
