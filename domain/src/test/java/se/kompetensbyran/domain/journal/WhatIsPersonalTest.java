package se.kompetensbyran.domain.journal;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Secret;

/** Of each field of a record that refers to a participant somebody has decided whether the journal may tell it. */
class WhatIsPersonalTest {

    // That there was a record, of which node and partner, and who wrote it when, is kept for good: docs/privacy.md.
    private static final Set<String> TOLD = Set.of(
            "Participant.node",
            "Participant.erased",
            "Referral.partner",
            "Referral.node",
            "Handover.from",
            "Handover.to",
            "Handover.offered",
            "RetentionHold.participant",
            "RetentionHold.given",
            "RetentionHold.released");

    private static final Set<String> NEVER_TOLD = Set.of("id", "revision");

    @Test
    void what_a_record_tells_of_a_participant_is_kept_from_the_journal_or_told_by_decision() throws IOException {
        Set<String> open = ofParticipants().stream()
                .flatMap(it -> Arrays.stream(it.getRecordComponents()))
                .filter(it -> !NEVER_TOLD.contains(it.getName()) && !isKept(it))
                .map(it -> it.getDeclaringRecord().getSimpleName() + "." + it.getName())
                .collect(toCollection(TreeSet::new));

        assertThat(open).containsExactlyInAnyOrderElementsOf(TOLD);
    }

    @Test
    void those_that_refer_to_a_participant_are_found() throws IOException {
        assertThat(ofParticipants()).contains(Participant.class, Placement.class, Enrolment.class);
    }

    private static boolean isKept(RecordComponent it) {
        return it.isAnnotationPresent(Personal.class) || it.isAnnotationPresent(Secret.class);
    }

    private static List<Class<?>> ofParticipants() throws IOException {
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(it -> it.toString().endsWith(".class"))
                    .map(it -> classes.relativize(it).toString())
                    .filter(it -> !it.endsWith("-info.class"))
                    .<Class<?>>map(it -> named(it.replaceAll("\\.class$", "").replaceAll("[/\\\\]", ".")))
                    .filter(it -> it.isRecord() && Aggregate.class.isAssignableFrom(it))
                    .filter(it -> refersToOne(it, new HashSet<>()))
                    .toList();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, Aggregate.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean refersToOne(Type type, Set<Type> seen) {
        if (type == ParticipantId.class) return true;
        if (!seen.add(type)) return false;
        if (type instanceof ParameterizedType it)
            return Stream.of(it.getActualTypeArguments()).anyMatch(one -> refersToOne(one, seen));
        return type instanceof Class<?> it
                && it.isRecord()
                && Stream.of(it.getRecordComponents()).anyMatch(one -> refersToOne(one.getGenericType(), seen));
    }
}
