package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ACL;
import static dev.harden.checks.waf.GivenWebAcl.ANY;
import static dev.harden.checks.waf.GivenWebAcl.COMMON;
import static dev.harden.checks.waf.GivenWebAcl.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAcl;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.webacl.Acl;
import dev.harden.webacl.Action;
import dev.harden.webacl.Entry;
import dev.harden.webacl.Rule;
import dev.harden.webacl.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WafMendsTest {
    private static final String COMMON_RULE = "{\"Name\":\"AWSManagedRulesCommonRuleSet\",\"Priority\":6,\"Statement\":"
            + "{\"ManagedRuleGroupStatement\":{\"VendorName\":\"AWS\",\"Name\":\"AWSManagedRulesCommonRuleSet\"}},"
            + "\"OverrideAction\":{\"None\":{}},\"VisibilityConfig\":{\"SampledRequestsEnabled\":true,"
            + "\"CloudWatchMetricsEnabled\":true,\"MetricName\":\"AWSManagedRulesCommonRuleSet\"}}";

    private static Given given(List<Entry> entries, Object... rules) {
        Written written = new Written(
                Call.map(
                        "DefaultAction",
                        Map.of("Allow", Map.of()),
                        "Rules",
                        List.of(rules),
                        "VisibilityConfig",
                        Map.of()),
                "token-1");
        return new GivenWebAcl().facts().fact(new WebAcl(ACL), new Acl(false, entries, Optional.of(written)));
    }

    private static Given counting() {
        return given(
                List.of(new Rule("old", Action.COUNT, ANY)),
                Call.map("Name", "old", "Priority", 5, "Statement", Map.of(), "Action", Map.of("Count", Map.of())));
    }

    private static void passes(Given given, Check<WafItem> check) {
        assertThat(Mended.judged(given, check, REGION)).isNotEmpty().allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void aGroupIsAddedBehindTheRulesThatAreThere() {
        Step step = Mended.steps(counting(), new WafManagedRules(), REGION).get(0);
        assertThat(step.call().operation()).isEqualTo("UpdateWebACL");
        assertThat(step.call().input())
                .containsEntry("Name", "shop")
                .containsEntry("Scope", "REGIONAL")
                .containsEntry("LockToken", "token-1")
                .containsKey("VisibilityConfig");
        assertThat(Call.json(step.call().input().get("Rules")))
                .isEqualTo("[{\"Name\":\"old\",\"Priority\":5,\"Statement\":{},\"Action\":{\"Count\":{}}},"
                        + COMMON_RULE + "]");
        assertThat(step.guards().get(0).expression()).isEqualTo("LockToken == `\"token-1\"`");
        assertThat(step.effects()).containsOnlyKeys(Effect.CUTS_OFF, Effect.COSTS);
        passes(counting(), new WafManagedRules());
        passes(counting(), new WafBlocks());
        passes(counting(), new WafSqlInjection());
        passes(given(List.of()), new WafRules());
    }

    @Test
    void whatAllChecksWantOfAWebAclIsOneCall() {
        Given given = counting();
        List<Remedy> remedies = new ArrayList<>(given.remedies(new WafBlocks(), REGION));
        remedies.addAll(given.remedies(new WafManagedRules(), REGION));
        remedies.addAll(given.remedies(new WafSqlInjection(), REGION));
        List<Intent> joined = Mended.joined(remedies);
        assertThat(joined).hasSize(1);
        assertThat((List<?>) joined.get(0).steps().get(0).call().input().get("Rules"))
                .hasSize(3);
    }

    @Test
    void aGroupThatIsCountedIsTakenOutOfThat() {
        Given given = given(
                List.of(GivenWebAcl.counted(GivenWebAcl.managed(COMMON, Map.of()))),
                Call.map(
                        "Name",
                        "managed",
                        "Priority",
                        0,
                        "Statement",
                        Map.of(),
                        "OverrideAction",
                        Map.of("Count", Map.of())));
        assertThat(Call.json(Mended.steps(given, new WafManagedRules(), REGION)
                        .get(0)
                        .call()
                        .input()
                        .get("Rules")))
                .isEqualTo("[{\"Name\":\"managed\",\"Priority\":0,\"Statement\":{},\"OverrideAction\":{\"None\":{}}}]");
        passes(given, new WafManagedRules());
    }

    @Test
    void aWebAclThatIsNotKnownWholeIsLeftAlone() {
        Given given = new GivenWebAcl().acl().facts();
        assertThat(Mended.without(given, new WafBlocks(), REGION)).startsWith("VALUE the web ACL whole");
        assertThat(Mended.without(given, new WafRateLimit(), REGION)).startsWith("VALUE how many requests");
    }
}
