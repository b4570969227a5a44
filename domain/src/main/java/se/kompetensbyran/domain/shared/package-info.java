/** What every context says in the same way: problems, periods, partial dates, money, texts in two languages and pages. */
@NullMarked
package se.kompetensbyran.domain.shared;

import org.jspecify.annotations.NullMarked;
