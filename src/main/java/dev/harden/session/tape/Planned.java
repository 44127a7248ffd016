package dev.harden.session.tape;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Says what a recorded run was to judge.
 *
 * @param checks the ids of the checks, sorted
 * @param regions the codes of the regions that it was limited to; empty where it was not
 * @param excluded the codes of the regions that it was to leave out
 */
@JsonPropertyOrder({"checks", "regions", "excluded"})
public record Planned(List<String> checks, List<String> regions, List<String> excluded) {
    private static final int MOST = 1000;
    private static final int LONGEST = 100;

    public Planned {
        for (List<String> texts : List.of(checks, regions, excluded)) {
            if (texts.size() > MOST || texts.stream().anyMatch(text -> text == null || text.length() > LONGEST)) {
                throw new IllegalArgumentException("planned lists ids of checks and regions");
            }
        }
        checks = checks.stream().sorted().toList();
        regions = List.copyOf(regions);
        excluded = List.copyOf(excluded);
    }
}
