package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.network.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives the entries of prefix lists, as far as they could be read.
 *
 * @param region the region's code
 * @param ids the ids of the lists
 */
@RestsOn(PrefixListEntries.class)
public record ResolvedLists(String region, Set<String> ids) implements Derived<ResolvedLists.Lists> {
    /**
     * Is what could be read.
     *
     * @param entries the entries by the list's id
     * @param missing why others could not be read
     */
    public record Lists(Map<String, List<Block>> entries, List<FactUnavailable> missing) {
        public Lists {
            entries = Map.copyOf(entries);
            missing = List.copyOf(missing);
        }
    }

    public ResolvedLists {
        ids = Set.copyOf(ids);
    }

    @Override
    public Lists derive(Facts facts) {
        facts.prefetch(ids.stream().map(id -> new PrefixListEntries(region, id)).toList());
        Map<String, List<Block>> entries = new HashMap<>();
        List<FactUnavailable> missing = new ArrayList<>();
        for (String id : ids) {
            Seen<List<Block>> list = facts.attempt(new PrefixListEntries(region, id));
            list.items().forEach(blocks -> entries.put(id, blocks));
            missing.addAll(list.missing());
        }
        return new Lists(entries, missing);
    }
}
