package dev.harden.organization;

import java.util.List;

/**
 * Says which accounts are wanted.
 *
 * @param organization whether they are those of the organization that the credentials belong to
 * @param units the ids of the units, or of the root, that they must be in or below; empty for anywhere
 * @param accounts their ids; empty for all
 */
public record Wanted(boolean organization, List<String> units, List<String> accounts) {
    public Wanted {
        units = units.stream().distinct().sorted().toList();
        accounts = accounts.stream().distinct().sorted().toList();
    }
}
