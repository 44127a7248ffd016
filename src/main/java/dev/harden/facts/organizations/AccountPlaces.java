package dev.harden.facts.organizations;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Concludes where accounts hang, by a walk from the root down: two questions a unit, where asking upwards would be
 * several an account. What hangs below a unit that could not be read is missing.
 */
@RestsOn({AccountsBelow.class, OrganizationRoot.class, UnitsBelow.class})
public record AccountPlaces() implements Derived<Seen<AccountPlaces.Place>> {
    /**
     * Is the root or a unit.
     *
     * @param id its id
     * @param title what people call it, as {@code OU Workloads}
     */
    public record Level(String id, String title) {}

    /**
     * Is where an account hangs.
     *
     * @param account the account's id
     * @param above the root, then the units down to the account
     */
    public record Place(String account, List<Level> above) {
        public Place {
            above = List.copyOf(above);
        }
    }

    /** Holds what was found so far; a unit is entered once, whatever an answer says. */
    private record Walk(Set<String> entered, List<Place> places, List<FactUnavailable> missing) {}

    @Override
    public Seen<Place> derive(Facts facts) {
        String root = facts.get(new OrganizationRoot()).root();
        Walk walk = new Walk(new HashSet<>(Set.of(root)), new ArrayList<>(), new ArrayList<>());
        List<List<Level>> here = List.of(List.of(new Level(root, "root " + root)));
        while (!here.isEmpty()) {
            here = below(facts, here, walk);
        }
        return new Seen<>(walk.places(), walk.missing());
    }

    /** Notes the accounts of one depth of the tree, and gives the units of the next. */
    private static List<List<Level>> below(Facts facts, List<List<Level>> here, Walk walk) {
        List<String> ids =
                here.stream().map(above -> above.get(above.size() - 1).id()).toList();
        facts.prefetch(ids.stream().map(UnitsBelow::new).toList());
        facts.prefetch(ids.stream().map(AccountsBelow::new).toList());
        List<List<Level>> next = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            List<Level> above = here.get(i);
            Seen<String> accounts = facts.gather(List.of(new AccountsBelow(ids.get(i))));
            accounts.items().forEach(account -> walk.places().add(new Place(account, above)));
            walk.missing().addAll(accounts.missing());
            var units = facts.gather(List.of(new UnitsBelow(ids.get(i))));
            units.items().stream().filter(unit -> walk.entered().add(unit.id())).forEach(unit -> {
                List<Level> deeper = new ArrayList<>(above);
                deeper.add(new Level(unit.id(), "OU " + (unit.name() == null ? unit.id() : unit.name())));
                next.add(deeper);
            });
            walk.missing().addAll(units.missing());
        }
        return next;
    }
}
