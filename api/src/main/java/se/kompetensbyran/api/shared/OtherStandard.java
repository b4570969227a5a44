package se.kompetensbyran.api.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that another standard describes, as OAuth 2.0 does, or a page for people: it reads what it gets itself and
 * refuses in that standard's way, so that the API's own strictness leaves it alone. It stands in no document, and anybody
 * may call it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OtherStandard {}
