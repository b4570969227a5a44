package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text of a body that is nobody's words: a password, a key, a number that is asked for. It is read as it stands; every
 * other text of a body is refused when a personal number stands in it. The contract tells its shape by a format or a pattern.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@JacksonAnnotationsInside
@JsonDeserialize(using = DomainJson.AsItStands.class)
public @interface Verbatim {}
