package se.kompetensbyran.domain.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** All that somebody may do, and where. Nothing that is not named is allowed. */
public record Authority(List<Allowance> allowances) {

    /** Nothing. */
    public static final Authority NONE = new Authority(List.of());

    /** A permission through an organisation, and how far it reaches. */
    public record Allowance(Permission permission, UUID organisation, Reach reach) {

        boolean covers(Belonging belonging) {
            return switch (reach) {
                case REGION -> true;
                case NODE ->
                    belonging.organisations().contains(organisation)
                            || belonging.hosts().contains(organisation);
                case ORGANISATION -> belonging.organisations().contains(organisation);
            };
        }
    }

    public Authority {
        allowances = List.copyOf(allowances);
    }

    /**
     * What the roles give, by {@link Policy}. Who is an administrator comes near no participant, whatever other roles they have:
     * they give roles, to themselves too. And who meets participants at a node or in the region meets none by a role that
     * reaches the own organisation alone, where participants are referred or placed, and others stand on that side.
     */
    public static Authority of(Collection<Grant> grants) {
        boolean isAdministrator = grants.stream().anyMatch(it -> it.role() == Role.ADMINISTRATOR);
        Set<Permission> possible = EnumSet.allOf(Permission.class);
        if (isAdministrator) possible.removeIf(Permission::isOfParticipants);
        Set<Allowance> all = new LinkedHashSet<>();
        for (Grant grant : grants)
            for (Permission permission : possible)
                Policy.widest(permission, grant.role())
                        .filter(widest -> !permission.isOfParticipants()
                                || widest == Reach.ORGANISATION
                                || grant.reach() != Reach.ORGANISATION)
                        .ifPresent(widest -> all.add(
                                new Allowance(permission, grant.organisation(), widest.narrower(grant.reach()))));
        return new Authority(List.copyOf(all));
    }

    /** What a client has been given, in its organisation. */
    public static Authority ofClient(Collection<Permission> scopes, UUID organisation, Reach reach) {
        return new Authority(scopes.stream()
                .map(it -> new Allowance(it, organisation, reach))
                .toList());
    }

    /** No more of it than {@code scopes}. */
    public Authority limitedTo(Collection<Permission> scopes) {
        return new Authority(allowances.stream()
                .filter(it -> scopes.contains(it.permission()))
                .toList());
    }

    /** Whether {@code permission} is there at all, for something. */
    public boolean may(Permission permission) {
        return of(permission).findAny().isPresent();
    }

    /** Whether {@code permission} reaches what belongs there. */
    public boolean may(Permission permission, Belonging belonging) {
        return through(permission, belonging).isPresent();
    }

    /** The organisation through which {@code permission} reaches what belongs there, if one does. */
    public Optional<UUID> through(Permission permission, Belonging belonging) {
        // Asked several times for every line of a list.
        for (Allowance it : allowances)
            if (it.permission() == permission && it.covers(belonging)) return Optional.of(it.organisation());
        return Optional.empty();
    }

    /** Whether {@code permission} reaches the whole region. */
    public boolean isRegional(Permission permission) {
        return of(permission).anyMatch(it -> it.reach() == Reach.REGION);
    }

    /** The organisations in which {@code permission} is held. */
    public Set<UUID> organisations(Permission permission) {
        Set<UUID> all = new LinkedHashSet<>();
        of(permission).forEach(it -> all.add(it.organisation()));
        return all;
    }

    /** The organisations in which {@code permission} is held for what is their own, and for nothing that belongs to a node of theirs. */
    public Set<UUID> alone(Permission permission) {
        Set<UUID> all = new LinkedHashSet<>();
        of(permission).filter(it -> it.reach() == Reach.ORGANISATION).forEach(it -> all.add(it.organisation()));
        return all;
    }

    /** The organisations whose support nodes {@code permission} reaches, because it is held in them. */
    public Set<UUID> hosts(Permission permission) {
        Set<UUID> all = new LinkedHashSet<>();
        of(permission).filter(it -> it.reach() == Reach.NODE).forEach(it -> all.add(it.organisation()));
        return all;
    }

    /** The permissions that are there for something. */
    public Set<Permission> permissions() {
        Set<Permission> all = new LinkedHashSet<>();
        allowances.forEach(it -> all.add(it.permission()));
        return all;
    }

    /**
     * Whether what is handed out in {@code organisation} with that reach stays within {@code permission}: nobody hands out
     * more than they have.
     */
    public boolean reaches(Permission permission, UUID organisation, Reach reach) {
        Belonging belonging = Belonging.to(organisation);
        return of(permission).anyMatch(it -> it.covers(belonging) && reach.compareTo(it.reach()) <= 0);
    }

    /** Whether somebody with this authority may give or take {@code grant}. */
    public boolean mayGive(Grant grant) {
        return reaches(Permission.ACCOUNTS_MANAGE, grant.organisation(), grant.reach());
    }

    private Stream<Allowance> of(Permission permission) {
        return allowances.stream().filter(it -> it.permission() == permission);
    }
}
