package se.kompetensbyran.domain.shared;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Something that belongs to an aggregate and has an id of its own within it. */
public interface Part {

    /** Its id: a record of its own type. */
    Object id();

    /** The part with that id. @throws UnknownPart when there is none */
    static <T extends Part> T get(List<T> all, Object id) {
        return all.stream().filter(it -> it.id().equals(id)).findAny().orElseThrow(() -> new UnknownPart(id));
    }

    /** The parts, never to change. @throws InvalidValue {@code duplicate} in {@code field} when two have the same id */
    static <T extends Part> List<T> eachOnce(String field, List<T> all) {
        Set<Object> seen = new HashSet<>();
        for (T it : all) InvalidValue.unless(seen.add(it.id()), field, "duplicate", it.id());
        return List.copyOf(all);
    }

    /** {@code one} takes the place of the part with its id, or comes last. */
    static <T extends Part> List<T> put(List<T> all, T one) {
        if (all.stream().noneMatch(it -> it.id().equals(one.id()))) return append(all, one);
        return all.stream().map(it -> it.id().equals(one.id()) ? one : it).toList();
    }

    /** All but the part with that id. @throws UnknownPart when there is none */
    static <T extends Part> List<T> without(List<T> all, Object id) {
        T gone = get(all, id);
        return all.stream().filter(it -> it != gone).toList();
    }

    /** {@code one} comes last. */
    static <T> List<T> append(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }
}
