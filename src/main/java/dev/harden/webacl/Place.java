package dev.harden.webacl;

import dev.harden.network.AddressSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is where requests come from: addresses of one family that no statement of a web ACL tells from each other.
 *
 * @param addresses some addresses; each IP set of the web ACL holds all of them, or none
 * @param internet whether the Internet routes them
 * @param country the code of a country that stands for those which no statement tells from it; empty for the others
 */
record Place(AddressSet addresses, boolean internet, String country) {
    /**
     * Gives all places.
     *
     * @param sets the addresses of IP sets
     * @param countries the countries that statements name together
     */
    static List<Place> all(Collection<AddressSet> sets, Collection<Set<String>> countries) {
        List<Place> places = new ArrayList<>();
        AddressSet rest = AddressSet.ALL.minus(AddressSet.PUBLIC);
        for (AddressSet family : List.of(AddressSet.PUBLIC.family(false), AddressSet.PUBLIC.family(true), rest)) {
            for (AddressSet part : parts(family, sets)) {
                for (String country : apart(countries)) {
                    places.add(new Place(part, family != rest, country));
                }
            }
        }
        return places;
    }

    private static List<AddressSet> parts(AddressSet whole, Collection<AddressSet> sets) {
        List<AddressSet> parts = List.of(whole);
        for (AddressSet set : new HashSet<>(sets)) {
            List<AddressSet> finer = new ArrayList<>();
            for (AddressSet part : parts) {
                finer.add(part.intersect(set));
                finer.add(part.minus(set));
            }
            finer.removeIf(AddressSet::isEmpty);
            parts = finer;
        }
        return parts;
    }

    /** Gives one country of each kind that some statement tells from the others. */
    private static Collection<String> apart(Collection<Set<String>> countries) {
        Map<Set<Set<String>>, String> kinds = new HashMap<>();
        kinds.put(Set.of(), "");
        Set<String> codes = new TreeSet<>();
        countries.forEach(codes::addAll);
        for (String code : codes) {
            Set<Set<String>> naming = new HashSet<>();
            countries.stream().filter(one -> one.contains(code)).forEach(naming::add);
            kinds.putIfAbsent(naming, code);
        }
        return kinds.values();
    }
}
