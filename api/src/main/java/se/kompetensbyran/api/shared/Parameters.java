package se.kompetensbyran.api.shared;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Path and query parameters, strictly: what an operation does not know, says twice or cannot read is refused, all at
 * once and by name, before the operation runs.
 */
final class Parameters {

    private static final int MAX_LENGTH = 200;

    private record Expected(Map<String, One> path, Map<String, One> query) {}

    /** One parameter: what it is read as, and the bounds of a number. */
    private record One(Class<?> type, long min, long max) {}

    private final Map<Method, Expected> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceMethod().isAnnotationPresent(OtherStandard.class)) return;
        Expected expected = known.computeIfAbsent(resource.getResourceMethod(), Parameters::expected);
        List<Fault> faults = new ArrayList<>();
        check(uri.getPathParameters(), expected.path(), faults);
        check(uri.getQueryParameters(), expected.query(), faults);
        if (!faults.isEmpty()) throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, faults);
    }

    private static void check(MultivaluedMap<String, String> given, Map<String, One> expected, List<Fault> faults) {
        if (given.isEmpty()) return;
        given.forEach((name, values) -> {
            One one = expected.get(name);
            String shown = name.length() <= 100 ? name : name.substring(0, 100);
            if (one == null) faults.add(Fault.parameter(shown, "unknown-parameter"));
            else if (values.size() > 1) faults.add(Fault.parameter(shown, "repeated"));
            else {
                fault(one, shown, values.get(0)).ifPresent(faults::add);
            }
        });
    }

    private static Optional<Fault> fault(One one, String name, String value) {
        if (value.isBlank()) return Optional.of(Fault.parameter(name, "blank"));
        if (value.length() > MAX_LENGTH) return Optional.of(Fault.parameter(name, "too-long", MAX_LENGTH));
        if (!isFit(value)) return Optional.of(Fault.parameter(name, "characters"));
        try {
            Object read = parser(one.type()).apply(value);
            boolean isWithin = !(read instanceof Integer it) || (it >= one.min() && it <= one.max());
            return isWithin ? Optional.empty() : Optional.of(Fault.parameter(name, "bounds", one.min(), one.max()));
        } catch (InvalidValue e) {
            return Optional.of(Fault.parameter(name, e.rule(), e.arguments().toArray()));
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    one.type().isEnum()
                            ? Fault.parameter(name, "wrong-value", EnumCode.all(one.type()))
                            : Fault.parameter(name, "wrong-value"));
        }
    }

    private static boolean isFit(String value) {
        for (int at = 0, codePoint; at < value.length(); at += Character.charCount(codePoint)) {
            codePoint = value.codePointAt(at);
            if (Character.isISOControl(codePoint)
                    || Character.getType(codePoint) == Character.SURROGATE
                    // What was no UTF-8 has become the replacement character.
                    || codePoint == 0xFFFD) return false;
        }
        return true;
    }

    private static Function<String, ?> parser(Class<?> type) {
        if (type == int.class) return Parameters::number;
        if (type == String.class) return text -> text;
        if (type == boolean.class || type == Boolean.class) return Parameters::truth;
        return DomainJson.parser(type);
    }

    // One number has one spelling: no plus sign, no digits of other scripts.
    private static Integer number(String text) {
        if (!text.matches("-?[0-9]{1,10}")) throw new NumberFormatException();
        return Integer.valueOf(text);
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) throw new IllegalArgumentException();
        return Boolean.valueOf(text);
    }

    private static Expected expected(Method method) {
        Expected expected = new Expected(new HashMap<>(), new HashMap<>());
        for (Parameter it : method.getParameters()) {
            if (it.isAnnotationPresent(BeanParam.class))
                for (Class<?> bean = it.getType(); bean != Object.class; bean = bean.getSuperclass())
                    for (Field field : bean.getDeclaredFields()) add(field, field.getName(), field.getType(), expected);
            else add(it, it.getName(), it.getType(), expected);
        }
        return expected;
    }

    private static void add(AnnotatedElement element, String own, Class<?> type, Expected expected) {
        Min min = element.getAnnotation(Min.class);
        Max max = element.getAnnotation(Max.class);
        One one = new One(type, min == null ? Long.MIN_VALUE : min.value(), max == null ? Long.MAX_VALUE : max.value());
        RestQuery query = element.getAnnotation(RestQuery.class);
        if (query != null) expected.query().put(query.value().isEmpty() ? own : query.value(), one);
        RestPath path = element.getAnnotation(RestPath.class);
        if (path != null) expected.path().put(path.value().isEmpty() ? own : path.value(), one);
    }
}
