package dev.harden.model;

import java.util.List;

/**
 * Says how a report is shown: it changes what is listed, never what is counted.
 *
 * @param statuses the statuses whose findings are listed, sorted
 * @param name what the account is called in a run over several; empty where it has no name
 */
public record View(List<Status> statuses, String name) {
    /** Lists everything, of an account without a name. */
    public static final View ALL = new View(List.of(Status.values()), "");

    public View {
        statuses = statuses.stream().distinct().sorted().toList();
    }

    /** Tells whether findings are left out of the lists. */
    public boolean leavesOut() {
        return statuses.size() < Status.values().length;
    }

    /** Tells whether a finding is listed. */
    public boolean lists(Finding finding) {
        return statuses.contains(finding.status());
    }

    /** Says what is listed, where something is left out. */
    public String told() {
        return "lists findings of status "
                + String.join(", ", statuses.stream().map(Status::name).toList()) + " alone; what is counted is all";
    }
}
