package se.kompetensbyran.api.shared;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the domain's values from paths and queries, as {@link DomainJson} reads them from bodies. */
@Provider
public final class DomainParameters implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (!DomainJson.reads(type)) return null;
        Function<String, T> parser = DomainJson.parser(type);
        return new ParamConverter<>() {
            @Override
            public T fromString(String value) {
                return parser.apply(value);
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }
}
