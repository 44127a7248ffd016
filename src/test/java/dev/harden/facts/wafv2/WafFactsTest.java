package dev.harden.facts.wafv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.webacl.Acl;
import dev.harden.webacl.Action;
import dev.harden.webacl.Contents;
import dev.harden.webacl.Entry;
import dev.harden.webacl.Group;
import dev.harden.webacl.Rule;
import dev.harden.webacl.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.wafv2.model.LogScope;
import software.amazon.awssdk.services.wafv2.model.ResourceType;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.Wafv2Exception;

class WafFactsTest {
    private static final String ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a1";
    private static final WafItem ITEM = new WafItem("eu-west-1", ARN);
    private static final Group.Managed COMMON = new Group.Managed("AWS", "AWSManagedRulesCommonRuleSet", "");

    private static CannedAws answering(String body) {
        return new CannedAws().answer(200, body);
    }

    @Test
    void listsAllPagesAlsoAfterAnEmptyOne() {
        CannedAws aws = new CannedAws()
                .answer(200, "{\"WebACLs\":[],\"NextMarker\":\"m1\"}")
                .answer(200, "{\"WebACLs\":[{\"ARN\":\"" + ARN + "\"}],\"NextMarker\":\"m2\"}")
                .answer(200, "{\"WebACLs\":[{\"ARN\":\"" + ARN + "2\"}]}");
        assertThat(new WebAcls("eu-west-1", Scope.REGIONAL).load(aws))
                .extracting(WafItem::id)
                .containsExactly("a1", "a12");
        assertThat(aws.asked().get(2)).contains("\"NextMarker\":\"m2\"").contains("REGIONAL");
    }

    static Stream<Fact<?>> all() {
        return Stream.of(
                new WebAcls("eu-west-1", Scope.REGIONAL),
                new WebAcl(ITEM),
                new RuleGroup(ITEM),
                new IpSet(ITEM),
                new ManagedRuleGroup("eu-west-1", Scope.REGIONAL, COMMON),
                new WebAclLogging(ITEM, LogScope.CUSTOMER),
                new ProtectedResources(ITEM, ResourceType.APPSYNC));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEmptyAnswerIsNone(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(answering("{}"))).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRefusalIsNoAnswer(Fact<?> fact) {
        CannedAws aws = new CannedAws().answer(400, "{\"__type\":\"AccessDeniedException\"}");
        assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(Wafv2Exception.class);
    }

    @Test
    void whatAWSDocumentsAsAbsentIsAnAnswer() {
        CannedAws none = new CannedAws().answer(400, "{\"__type\":\"WAFNonexistentItemException\"}");
        assertThat(new WebAclLogging(ITEM, LogScope.CUSTOMER).load(none)).isEmpty();
        WebAclOfResource asked = new WebAclOfResource("eu-west-1", "arn:of:it");
        assertThat(asked.load(answering("{}"))).isEmpty();
        assertThat(asked.load(answering("{\"WebACL\":{\"ARN\":\"" + ARN + "\"}}")))
                .contains(ARN);
        assertThatThrownBy(() -> asked.load(answering("{\"WebACL\":{}}"))).isInstanceOf(Answers.Incomplete.class);
        assertThat(new ProtectedResources(ITEM, ResourceType.APPSYNC).load(answering("{\"ResourceArns\":[]}")))
                .isEmpty();
    }

    private static final Statement GERMANY = new Statement.Country(Set.of("DE"), false);

    private static String rule(int priority, String name, String rest) {
        return "{\"Name\":\"" + name + "\",\"Priority\":" + priority + "," + rest + "}";
    }

    private static Acl acl(String more, String... rules) {
        return new WebAcl(ITEM)
                .load(answering("{\"WebACL\":{\"ARN\":\"" + ARN + "\",\"DefaultAction\":{\"Allow\":{}},\"Rules\":["
                        + String.join(",", rules) + "]" + more + "}}"));
    }

    @Test
    void readsRulesInTheOrderOfTheirPriorityBetweenFirewallManagersGroups() {
        String group =
                "\"FirewallManagerStatement\":{\"ManagedRuleGroupStatement\":{\"VendorName\":\"AWS\",\"Name\":\"X\"}},"
                        + "\"OverrideAction\":{\"None\":{}}";
        String reference =
                "\"FirewallManagerStatement\":{\"RuleGroupReferenceStatement\":{\"ARN\":\"a\"}},\"OverrideAction\":{\"Count\":{}}";
        String match = "\"Statement\":{\"XssMatchStatement\":{}},\"Action\":{\"Block\":{}}";
        Acl acl = acl(
                ",\"PreProcessFirewallManagerRuleGroups\":[" + rule(9, "pre-9", group) + "," + rule(1, "pre-1", group)
                        + "],\"PostProcessFirewallManagerRuleGroups\":[" + rule(0, "post", reference) + "]",
                rule(7, "seven", match),
                rule(2, "two", match));
        assertThat(acl.blocksByDefault()).isFalse();
        assertThat(acl.entries()).extracting(Entry::name).containsExactly("pre-1", "pre-9", "two", "seven", "post");
        assertThat(acl.entries().get(4))
                .isEqualTo(new Group("post", new Group.Own("a"), true, Map.of(), Optional.empty()));
    }

    @Test
    void readsTheTreeOfStatements() {
        String sqli = "{\"SqliMatchStatement\":{}}";
        String set = "{\"IPSetReferenceStatement\":{\"ARN\":\"s\"}}";
        String header =
                "{\"IPSetReferenceStatement\":{\"ARN\":\"s\",\"IPSetForwardedIPConfig\":{\"HeaderName\":\"X-Forwarded-For\"}}}";
        Acl acl = acl(
                "",
                rule(
                        0,
                        "tree",
                        "\"Action\":{\"Challenge\":{}},\"Statement\":{\"AndStatement\":{\"Statements\":[" + sqli
                                + ",{\"OrStatement\":{\"Statements\":[" + set + "," + header
                                + "]}},{\"NotStatement\":{\"Statement\":{\"GeoMatchStatement\":{\"CountryCodes\":[\"DE\"]}}}},{\"LabelMatchStatement\":{\"Key\":\"k\",\"Scope\":\"NAMESPACE\"}}]}}"),
                rule(
                        1,
                        "rate",
                        "\"Action\":{\"Count\":{}},\"Statement\":{\"RateBasedStatement\":{\"Limit\":100,\"ScopeDownStatement\":"
                                + sqli + "}}"));
        assertThat(acl.entries().get(0))
                .isEqualTo(new Rule(
                        "tree",
                        Action.CHALLENGE,
                        new Statement.And(List.of(
                                new Statement.Sqli("Statement(SqliMatchStatement=SqliMatchStatement())"),
                                new Statement.Or(
                                        List.of(new Statement.IpSet("s", false), new Statement.IpSet("s", true))),
                                new Statement.Not(GERMANY),
                                new Statement.Label("k", true, "")))));
        assertThat(acl.entries().get(1))
                .isEqualTo(new Rule(
                        "rate",
                        Action.COUNT,
                        new Statement.RateBased(Optional.of(
                                new Statement.Sqli("Statement(SqliMatchStatement=SqliMatchStatement())")))));
    }

    @Test
    void readsGroupsWithTheirOverrides() {
        Acl acl = acl(
                "",
                rule(
                        0,
                        "common",
                        "\"OverrideAction\":{\"None\":{}},\"Statement\":{\"ManagedRuleGroupStatement\":{\"VendorName\":\"AWS\","
                                + "\"Name\":\"C\",\"Version\":\"v1\",\"ExcludedRules\":[{\"Name\":\"a\"}],\"RuleActionOverrides\":"
                                + "[{\"Name\":\"b\",\"ActionToUse\":{\"Captcha\":{}}}],\"ScopeDownStatement\":{\"GeoMatchStatement\":{\"CountryCodes\":[\"DE\"]}}}}"));
        assertThat(acl.entries())
                .containsExactly(new Group(
                        "common",
                        new Group.Managed("AWS", "C", "v1"),
                        false,
                        Map.of("a", Action.COUNT, "b", Action.CAPTCHA),
                        Optional.of(GERMANY)));
    }

    @Test
    void anActionThatItDoesNotKnowBlocksNothing() {
        Acl acl = acl(
                "",
                rule(
                        0,
                        "paid",
                        "\"Action\":{\"Monetize\":{}},\"Statement\":{\"GeoMatchStatement\":{\"CountryCodes\":[\"DE\"]}}"));
        assertThat(acl.entries()).containsExactly(new Rule("paid", Action.OTHER, GERMANY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Statement\":{\"GeoMatchStatement\":{\"CountryCodes\":[\"DE\"]}}",
                "\"Action\":{\"Block\":{}}",
                "\"Statement\":{\"ManagedRuleGroupStatement\":{\"VendorName\":\"AWS\",\"Name\":\"C\"}}",
                "\"Action\":{\"Block\":{}},\"Statement\":{\"AndStatement\":{}}",
                "\"Action\":{\"Block\":{}},\"Statement\":{\"NotStatement\":{}}",
                "\"Action\":{\"Block\":{}},\"Statement\":{\"GeoMatchStatement\":{}}",
                "\"Action\":{\"Block\":{}},\"Statement\":{\"AsnMatchStatement\":{}}",
                "\"Action\":{\"Block\":{}},\"Statement\":{\"ByteMatchStatement\":{}}",
                "\"Action\":{\"Block\":{}},\"Statement\":{\"LabelMatchStatement\":{}}",
                "\"Action\":{\"Block\":{}},\"Statement\":{\"IPSetReferenceStatement\":{}}"
            })
    void aRuleThatLacksWhatAWSAlwaysFillsIsNone(String cut) {
        assertThatThrownBy(() -> acl("", rule(0, "cut", cut))).isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void readsIpSetsAndTheRulesOfGroups() {
        AddressSet halves =
                new IpSet(ITEM).load(answering("{\"IPSet\":{\"Addresses\":[\"0.0.0.0/1\",\"128.0.0.0/1\"]}}"));
        assertThat(halves).isEqualTo(Block.parse("0.0.0.0/0").addresses());
        assertThat(new IpSet(ITEM)
                        .load(answering("{\"IPSet\":{\"Addresses\":[]}}"))
                        .isEmpty())
                .isTrue();
        assertThatThrownBy(() -> new IpSet(ITEM).load(answering("{\"IPSet\":{\"Addresses\":[\"x\"]}}")))
                .isInstanceOf(Answers.Incomplete.class);
        CannedAws aws = answering(
                "{\"Rules\":[{\"Name\":\"a\",\"Action\":{\"Block\":{}}},{\"Name\":\"b\",\"Action\":{\"Count\":{}}}]}");
        assertThat(new ManagedRuleGroup("eu-west-1", Scope.REGIONAL, new Group.Managed("AWS", "C", "v1")).load(aws))
                .isEqualTo(new Contents(Map.of("a", Action.BLOCK, "b", Action.COUNT), List.of(), false));
        assertThat(aws.asked().get(0)).contains("\"VersionName\":\"v1\"");
        assertThat(new RuleGroup(ITEM)
                        .load(answering("{\"RuleGroup\":{\"Rules\":["
                                + rule(5, "b", "\"Action\":{\"Allow\":{}},\"Statement\":{\"SqliMatchStatement\":{}}")
                                + ","
                                + rule(1, "a", "\"Action\":{\"Allow\":{}},\"Statement\":{\"SqliMatchStatement\":{}}")
                                + "]}}")))
                .extracting(Rule::name)
                .containsExactly("a", "b");
    }

    @Test
    void anArnThatIsNoneOfWafIsNoAnswer() {
        assertThat(new WafItem("us-east-1", "arn:aws:wafv2:us-east-1:1:global/ipset/x/y").scope())
                .isEqualTo(Scope.CLOUDFRONT);
        for (String wrong :
                List.of("", "arn:aws:s3:::x", "arn:aws:wafv2:r:1:regional/ipset/x", "arn:aws:wafv2:r:1:a/b/c/d")) {
            assertThatThrownBy(() -> new WafItem("eu-west-1", wrong)).isInstanceOf(Answers.Incomplete.class);
        }
    }
}
