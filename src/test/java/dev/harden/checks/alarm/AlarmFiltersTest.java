package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/** Tries what stands in the log group: filters that match, do not, or may. */
class AlarmFiltersTest {
    private static final String CREATED = "{($.eventSource=iam.amazonaws.com) && (($.eventName=CreateUser)"
            + " || ($.eventName=CreateLoginProfile) || ($.eventName=CreateAccessKey))}";
    private static final String UNHEARD =
            ", so no one is notified of iam:CreateUser, iam:CreateLoginProfile, iam:CreateAccessKey";

    private final GivenAlarms given = new GivenAlarms();

    private String said() {
        return said(given.facts());
    }

    private static String said(Given facts) {
        List<String> said = facts.judge(new AlarmUserCreated());
        assertThat(said).hasSize(1);
        return said.get(0).replace(" 111122223333", "");
    }

    private void breaks(String link) {
        assertThat(said()).isEqualTo("FAIL: " + link + UNHEARD);
    }

    private GivenAlarms whole() {
        return given.filter("users", CREATED);
    }

    @Test
    void failsWithoutAFilter() {
        breaks("log group trail-logs in eu-west-1 has no metric filter");
    }

    @Test
    void failsWhenNoFilterMatches() {
        given.filter("trails", "{ $.eventName = StopLogging }");
        breaks("no metric filter of log group trail-logs in eu-west-1 matches");
    }

    @Test
    void namesTheEventsThatNoFilterMatches() {
        given.filter("users", "{ $.eventName = CreateUser }");
        assertThat(said())
                .isEqualTo("FAIL: metric filter users covers 1 of 3 events, not iam:CreateLoginProfile,"
                        + " iam:CreateAccessKey; no metric filter of log group trail-logs in eu-west-1 matches, so no"
                        + " one is notified of iam:CreateLoginProfile, iam:CreateAccessKey");
    }

    @Test
    void takesTheEventsOfSeveralFiltersTogether() {
        given.filter("a", "{ $.eventName = CreateUser }")
                .filter("b", "{ $.eventName = CreateLoginProfile }")
                .filter("c", "{ $.eventName = CreateAccessKey }");
        assertThat(said()).startsWith("PASS").contains("and in 2 other ways");
    }

    @Test
    void aFilterThatRingsForEverythingIsNotListenedTo() {
        given.filter("all", "");
        assertThat(said())
                .startsWith(
                        "FAIL: metric filter all also matches the everyday iam:GetUser, so its notifications go unnoticed: iam:");
        whole();
        assertThat(said()).startsWith("PASS");
    }

    @Test
    void aFilterNarrowedToThisAccountIsNotNarrowed() {
        given.filter("users", CREATED.replace("{(", "{($.recipientAccountId=\"111122223333\") && ("));
        assertThat(said()).startsWith("PASS");
    }

    @Test
    void whatAWSDoesNotSettleIsUnknownAndNamesTheComparison() {
        given.filter("users", CREATED.replace("{(", "{($.managementEvent = true) && ("));
        assertThat(said())
                .isEqualTo("UNKNOWN: NOT_SETTLED AWS's documents do not settle whether metric filter users matches"
                        + " iam:CreateUser: $.managementEvent = \"true\" where the value is a boolean");
    }

    @Test
    void anUnsettledComparisonWithAHarmlessEventIsUnknownToo() {
        given.filter(
                "users", "{ ($.eventSource=iam.amazonaws.com) && (($.eventName=Create*) || ($.eventName=G*User)) }");
        assertThat(said())
                .startsWith("UNKNOWN: NOT_SETTLED")
                .contains("matches iam:GetUser: the star inside \"G*User\"");
    }

    @Test
    void aPatternThatCannotBeReadIsUnknownUnlessAnotherRings() {
        given.filter("odd", "{ $.a ~ 1 }");
        assertThat(said()).startsWith("UNKNOWN: ERROR harden cannot read the filter pattern { $.a ~ 1 }: expected an");
        whole();
        assertThat(said()).startsWith("PASS");
    }

    @Test
    void aFilterOfTransformedEventsIsUnknown() {
        MetricFilter.Builder filter = MetricFilter.builder()
                .filterName("users")
                .filterPattern(CREATED)
                .metricTransformations(MetricTransformation.builder()
                        .metricNamespace("Trail")
                        .metricName("users")
                        .metricValue("1")
                        .build());
        given.filter(filter.applyOnTransformedLogs(true)).alarm("users", alarm -> {});
        assertThat(said()).startsWith("UNKNOWN: NOT_SETTLED metric filter users looks at transformed events");
    }

    @Test
    void aFilterOfSelectedAccountsIsUnknown() {
        given.filter(MetricFilter.builder()
                        .filterName("users")
                        .filterPattern(CREATED)
                        .fieldSelectionCriteria("@aws.region = \"us-east-1\"")
                        .metricTransformations(MetricTransformation.builder()
                                .metricNamespace("Trail")
                                .metricName("users")
                                .metricValue("1")
                                .build()))
                .alarm("users", alarm -> {});
        assertThat(said()).startsWith("UNKNOWN: NOT_SETTLED metric filter users takes only what @aws.region");
    }

    @Test
    void failsWhenTheFilterAddsNothing() {
        given.filter("users", CREATED, metric -> metric.metricValue("0")).alarm("users", alarm -> {});
        breaks("metric filter users: metric Trail/users gets a 0 for each event, which no alarm notices");
    }

    @Test
    void failsWhenTheFilterTakesItsValueFromAFieldThatEventsLack() {
        given.filter("users", CREATED, metric -> metric.metricValue("$.size")).alarm("users", alarm -> {});
        breaks("metric filter users adds nothing to a metric, since the event lacks the field that it takes");
    }
}
