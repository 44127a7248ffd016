package dev.harden.report;

import dev.harden.model.Finding;
import dev.harden.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is one hole in a network as several checks see it: what the Internet reaches on interfaces, and the security group and network
 * ACL that let it. Other failures are holes of their own.
 *
 * @param head the worst of its findings
 * @param parts the others
 */
record Hole(Finding head, List<Finding> parts) {
    private static final Set<String> GROUPS = Set.of(
            "sg-admin-ports",
            "sg-database-ports",
            "sg-all-ports",
            "sg-wide-ranges",
            "sg-admin-sources",
            "exposure-contained");
    private static final String ACL = "nacl-admin-ports";
    private static final Pattern LETS = Pattern.compile("security group (sg-[0-9a-zA-Z-]+) allows it by rule");
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> !isExposure(finding))
            .thenComparing(Comparator.naturalOrder());

    /** Returns all findings, the worst first. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>(List.of(head));
        all.addAll(parts);
        return all;
    }

    Severity severity() {
        return head.severity();
    }

    /** Puts failures together that are of one hole; in the order of their worst findings. */
    static List<Hole> of(List<Finding> failures) {
        Map<String, List<Finding>> byNode = new LinkedHashMap<>();
        List<List<Finding>> groups = new ArrayList<>();
        for (Finding finding : failures) {
            List<Finding> group = new ArrayList<>(List.of(finding));
            if (isExposure(finding) || GROUPS.contains(finding.check())) {
                for (String node : nodes(finding)) {
                    List<Finding> other = byNode.put(node, group);
                    if (other != null && other != group) {
                        group.addAll(other);
                        byNode.replaceAll((key, known) -> known == other ? group : known);
                        groups.removeIf(known -> known == other);
                    }
                }
            }
            groups.add(group);
        }
        // An ACL is shared by subnets, so it makes no hole of several; it is told with one that comes through it.
        groups.sort(Comparator.comparing(group -> Collections.min(group, WORST_FIRST), WORST_FIRST));
        for (Finding acl :
                failures.stream().filter(one -> one.check().equals(ACL)).toList()) {
            groups.stream()
                    .filter(group -> group.stream().anyMatch(finding -> isThrough(acl, finding)))
                    .findFirst()
                    .ifPresent(group -> {
                        groups.removeIf(known -> known.size() == 1 && known.get(0) == acl);
                        group.add(acl);
                    });
        }
        return groups.stream()
                .map(group -> group.stream().sorted(WORST_FIRST).toList())
                .map(sorted -> new Hole(sorted.get(0), sorted.subList(1, sorted.size())))
                .sorted(Comparator.comparing(Hole::head))
                .toList();
    }

    private static boolean isThrough(Finding acl, Finding finding) {
        return isExposure(finding)
                && acl.account().equals(finding.account())
                && acl.region().equals(finding.region())
                && finding.outcome().evidence().stream()
                        .anyMatch(line ->
                                line.startsWith("network ACL " + acl.resource().id() + " allows it by"));
    }

    private static boolean isExposure(Finding finding) {
        return finding.check().startsWith("exposure-") && !finding.check().equals("exposure-contained");
    }

    /** Returns what a finding has in common with others of the same hole: its resource, and the groups that let something in. */
    private static List<String> nodes(Finding finding) {
        List<String> nodes = new ArrayList<>();
        nodes.add(node(finding, finding.resource().id()));
        if (isExposure(finding)) {
            for (String line : finding.outcome().evidence()) {
                Matcher lets = LETS.matcher(line);
                while (lets.find()) {
                    nodes.add(node(finding, lets.group(1)));
                }
            }
        }
        return nodes;
    }

    private static String node(Finding finding, String id) {
        return finding.account() + " " + finding.region() + " " + id;
    }
}
