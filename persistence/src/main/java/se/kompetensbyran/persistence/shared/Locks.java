package se.kompetensbyran.persistence.shared;

import jakarta.persistence.EntityManager;

/** Locks on what has no row of its own, or has many; a transaction holds them until it ends. */
public final class Locks {

    private Locks() {}

    /** Waits until nobody else holds {@code what}, and holds it. */
    public static void hold(EntityManager entities, String what) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, what)
                .getSingleResult();
    }
}
