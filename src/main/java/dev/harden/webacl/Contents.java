package dev.harden.webacl;

import java.util.List;
import java.util.Map;

/**
 * Is what a managed rule group is known to hold.
 *
 * @param rules its rules' own actions, by their names
 * @param labels the whole names of the labels that its rules give
 * @param labelsSeen whether the labels were told
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_DescribeManagedRuleGroup.html">
 *     DescribeManagedRuleGroup</a>
 */
public record Contents(Map<String, Action> rules, List<String> labels, boolean labelsSeen) {
    public Contents {
        rules = Map.copyOf(rules);
        labels = List.copyOf(labels);
    }
}
