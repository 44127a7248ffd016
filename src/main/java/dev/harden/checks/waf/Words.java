package dev.harden.checks.waf;

import dev.harden.facts.wafv2.WafItem;
import dev.harden.model.Shell;
import dev.harden.webacl.Step;
import java.util.ArrayList;
import java.util.List;

/** Words what several checks of web ACLs say. */
final class Words {
    private Words() {}

    /** Says that a step looks at some requests alone; nothing where it looks at all. */
    static String scopeDown(Step step) {
        return step.scopeDown().isPresent() ? ", of the requests that its scope-down statement takes" : "";
    }

    /** Says of each step why it does not keep requests out, and how to look at the web ACL. */
    static List<String> lines(WafItem acl, List<Step> steps) {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            // A managed group that is reached and yet does not block has no rule left that does.
            lines.add(
                    step.state() == Step.State.LIVE ? step.name() + " has no rule left that blocks" : step.toString());
        }
        lines.add("see it: " + command(acl, "get-web-acl"));
        return lines;
    }

    /** Writes a command about a web ACL, to paste. */
    static String command(WafItem acl, String verb) {
        return Shell.command(
                "aws wafv2 " + verb + " --name {} --scope {} --id {} --region {}",
                acl.name(),
                acl.scope(),
                acl.id(),
                acl.region());
    }
}
