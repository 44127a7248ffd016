package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.iam.ConsoleUsers;
import dev.harden.facts.organizations.OwnOrganization;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Holds each alarm check to the patterns that benchmarks prescribe, and to those that look right and are not. */
class SamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** It leaves out ModifySecurityGroupRules, which opens a group by itself. */
    private static final String TOO_FEW = "CIS up to 4 / securityhub CloudWatch.10";

    record Case(String check, String kind, String pattern) {
        Check<?> instance() {
            return AlarmChecks.TOPIC.checks().stream()
                    .filter(one -> id(one).equals(check))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String id(Check<?> check) {
        return check.getClass().getAnnotation(dev.harden.checks.CheckInfo.class).id();
    }

    static List<Case> cases(String kind) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream file = SamplesTest.class.getResourceAsStream("patterns.json")) {
            for (var check : JSON.readTree(file).properties()) {
                JsonNode all = check.getValue().get(kind);
                if (all.isObject() && kind.equals("prescribed")) {
                    all.properties()
                            .forEach(one -> cases.add(new Case(
                                    check.getKey(), one.getKey(), one.getValue().asText())));
                } else if (all.isArray()) {
                    all.forEach(one -> cases.add(new Case(check.getKey(), kind, one.asText())));
                } else {
                    cases.add(new Case(check.getKey(), kind, all.toString()));
                }
            }
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(16);
        return cases;
    }

    static Stream<Case> prescribed() throws IOException {
        return cases("prescribed").stream();
    }

    static Stream<Case> broken() throws IOException {
        return cases("must_fail").stream();
    }

    static Stream<Case> rules() throws IOException {
        return cases("rule").stream();
    }

    private static String judge(Case one, GivenAlarms given) {
        return judge(one.instance(), given);
    }

    static String judge(Check<?> check, GivenAlarms given) {
        Given facts = given.facts()
                .fact(new ConsoleUsers(), true)
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .masterAccountId(Given.ACCOUNT.id())
                                .build()));
        List<String> said = facts.judge(check);
        assertThat(said).hasSize(1);
        return said.get(0);
    }

    @ParameterizedTest
    @MethodSource("prescribed")
    void thePrescribedPatternPasses(Case one) {
        String said = judge(one, new GivenAlarms().filter("f", one.pattern));
        if (one.kind.equals(TOO_FEW)) {
            assertThat(said)
                    .isEqualTo("FAIL 111122223333: metric filter f covers 6 of 7 events, not"
                            + " ec2:ModifySecurityGroupRules; no metric filter of log group trail-logs in eu-west-1 matches,"
                            + " so no one is notified of ec2:ModifySecurityGroupRules");
        } else {
            assertThat(said)
                    .startsWith("PASS 111122223333: all ")
                    .contains("covered: metric filter f to alarm f to topic security with");
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void theBrokenPatternFails(Case one) {
        assertThat(judge(one, new GivenAlarms().filter("f", one.pattern))).startsWith("FAIL");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleInEveryRegionPasses(Case one) {
        String pattern = one.check.equals("alarm-security-group-changes")
                ? one.pattern.replace("\"CreateSecurityGroup\"", "\"CreateSecurityGroup\",\"ModifySecurityGroupRules\"")
                : one.pattern;
        GivenAlarms given = new GivenAlarms().trail(trail -> trail.cloudWatchLogsLogGroupArn(null));
        for (String region : List.of(GivenTrails.HOME, GivenTrails.OTHER)) {
            given.rule(region, "r", RuleState.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, pattern);
        }
        assertThat(judge(one, given)).startsWith("PASS 111122223333: all ").contains("covered: rule r in ");
    }

    @ParameterizedTest
    @MethodSource("prescribed")
    void thePatternThatExplainPrintsPasses(Case one) {
        String fix = dev.harden.checks.Prose.of(one.instance().getClass()).fix();
        String pattern = fix.substring(fix.indexOf("--filter-pattern '") + 18).split("'\n")[0];
        assertThat(judge(one, new GivenAlarms().filter("f", pattern))).startsWith("PASS");
        assertThat(fix).contains("put-metric-alarm", "create-topic", "sns subscribe", "put-metric-filter");
    }

    @Test
    void oneFilterMayServeAllChecks() throws IOException {
        StringBuilder all = new StringBuilder();
        prescribed()
                .forEach(one -> all.append(all.isEmpty() ? "{ (" : " || (")
                        .append(one.pattern, one.pattern.indexOf('{') + 1, one.pattern.lastIndexOf('}'))
                        .append(')'));
        for (Check<?> check : AlarmChecks.TOPIC.checks()) {
            if (check instanceof AlarmCheck) {
                assertThat(judge(check, new GivenAlarms().filter("f", all + " }")))
                        .startsWith("PASS");
            }
        }
    }
}
