package se.kompetensbyran.domain.worklist;

import static java.util.stream.Collectors.toSet;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.organisations.OrganisationId;

/**
 * Whose work somebody sees: only what they may act on.
 *
 * @param shares the share of each kind that is theirs; a kind that is not there is not theirs at all
 * @param who the stable identifier of whoever it is, who decides on nothing that is their own
 */
public record WorkSight(Map<WorkKind, Share> shares, String who) {

    /** No work. */
    public static final WorkSight NONE = new WorkSight(Map.of(), "");

    /**
     * The part of a kind that is somebody's.
     *
     * @param within whose the enterprises or nodes are; null for those of the whole region
     */
    public record Share(@Nullable Within within) {

        /** All of it. */
        public static final Share REGION = new Share(null);
    }

    public WorkSight {
        Map<WorkKind, Share> inOrder = new EnumMap<>(WorkKind.class);
        inOrder.putAll(shares);
        shares = Collections.unmodifiableMap(inOrder);
    }

    /** What {@code who}, with that authority, may act on. */
    public static WorkSight of(Authority authority, String who) {
        Map<WorkKind, Share> shares = new EnumMap<>(WorkKind.class);
        for (WorkKind it : WorkKind.values()) share(it, authority).ifPresent(share -> shares.put(it, share));
        return new WorkSight(shares, who);
    }

    /** The same, of one kind alone if one is given. */
    public WorkSight only(@Nullable WorkKind kind) {
        if (kind == null) return this;
        Share share = shares.get(kind);
        return share == null ? NONE : new WorkSight(Map.of(kind, share), who);
    }

    private static Optional<Share> share(WorkKind kind, Authority authority) {
        Permission permission = kind.permission();
        if (authority.isRegional(permission)) return Optional.of(Share.REGION);
        if (kind.isOfRegionAlone() || !authority.may(permission)) return Optional.empty();
        return Optional.of(new Share(new Within(
                kind.isOfNodeAlone() ? Set.of() : ids(authority.organisations(permission)),
                ids(authority.hosts(permission)))));
    }

    private static Set<OrganisationId> ids(Set<UUID> all) {
        return all.stream().map(OrganisationId::new).collect(toSet());
    }
}
