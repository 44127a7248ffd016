package dev.harden.facts.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.SsmException;

class SsmFactsTest {
    private static final String REGION = "eu-west-1";

    static Stream<Fact<?>> all() {
        return Stream.of(
                new ManagedNodes(REGION),
                new Setting(REGION, Setting.PUBLIC_SHARING),
                new PatchStates(REGION, List.of("i-1")),
                new Inventory(REGION, "i-1"),
                new InstanceAssociations(REGION, "i-1"),
                new SessionPreferences(REGION),
                new Parameters(REGION),
                new OwnDocuments(REGION),
                new DocumentShares(REGION, "d"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEmptyAnswerIsNone(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(new CannedAws().answer(200, "{}"))).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRefusalIsNoAnswer(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(error("AccessDeniedException"))).isInstanceOf(SsmException.class);
    }

    @Test
    void listsAllPagesAlsoAfterAnEmptyOne() {
        CannedAws aws = new CannedAws()
                .answer(200, "{\"Parameters\":[],\"NextToken\":\"t1\"}")
                .answer(200, "{\"Parameters\":[{\"Name\":\"a\",\"Type\":\"String\"}],\"NextToken\":\"t2\"}")
                .answer(200, "{\"Parameters\":[{\"Name\":\"b\",\"Type\":\"String\"}]}");
        assertThat(new Parameters(REGION).load(aws))
                .extracting(ParameterMetadata::name)
                .containsExactly("a", "b");
        assertThat(aws.asked().get(2)).contains("\"NextToken\":\"t2\"");

        CannedAws shares = new CannedAws()
                .answer(200, "{\"AccountIds\":[],\"NextToken\":\"t1\"}")
                .answer(200, "{\"AccountIds\":[\"all\"],\"NextToken\":\"\"}");
        assertThat(new DocumentShares(REGION, "d").load(shares)).containsExactly("all");

        CannedAws nodes = new CannedAws()
                .answer(200, "{\"InstanceInformationList\":[],\"NextToken\":\"t1\"}")
                .answer(200, "{\"InstanceInformationList\":[{\"InstanceId\":\"i-1\",\"PingStatus\":\"Online\"}]}");
        assertThat(new ManagedNodes(REGION).load(nodes)).containsOnlyKeys("i-1");
    }

    @Test
    void asksForOwnDocumentsAlone() {
        CannedAws aws = new CannedAws().answer(200, "{\"DocumentIdentifiers\":[{\"Name\":\"d\"}]}");
        assertThat(new OwnDocuments(REGION).load(aws)).containsExactly("d");
        assertThat(aws.asked().get(0)).contains("\"Owner\"").contains("\"Self\"");
    }

    @Test
    void givesPatchStatesByInstanceAndNoneWhereThereIsNone() {
        CannedAws aws = new CannedAws()
                .answer(200, "{\"InstancePatchStates\":[],\"NextToken\":\"t\"}")
                .answer(200, "{\"InstancePatchStates\":[{\"InstanceId\":\"i-1\",\"MissingCount\":2}]}");
        assertThat(new PatchStates(REGION, List.of("i-1", "i-2")).load(aws)).containsOnlyKeys("i-1");
        assertThat(aws.asked().get(0)).contains("[\"i-1\",\"i-2\"]");
    }

    @Test
    void readsTheInventoryOverAllPages() {
        CannedAws aws = new CannedAws()
                .answer(
                        200,
                        "{\"CaptureTime\":\"2026-11-20T10:00:00Z\",\"Entries\":[{\"Name\":\"a\"}],\"NextToken\":\"t\"}")
                .answer(200, "{\"CaptureTime\":\"2026-11-20T10:00:00Z\",\"Entries\":[{\"Name\":\"b\"}]}");
        assertThat(new Inventory(REGION, "i-1").load(aws))
                .contains(new Inventory.Applications(Instant.parse("2026-11-20T10:00:00Z"), List.of("a", "b")));
    }

    @Test
    void anInventoryWithoutEntriesOrOfNoManagedNodeIsAbsent() {
        assertThat(new Inventory(REGION, "i-1").load(new CannedAws().answer(200, "{\"Entries\":[]}")))
                .isEmpty();
        assertThat(new Inventory(REGION, "i-1").load(error("InvalidInstanceId")))
                .isEmpty();
        assertThat(new InstanceAssociations(REGION, "i-1").load(error("InvalidInstanceId")))
                .isEmpty();
    }

    @Test
    void anInventoryWhoseTimeCannotBeReadIsNoAnswer() {
        for (String time : List.of("", ",\"CaptureTime\":\"yesterday\"")) {
            CannedAws aws = new CannedAws().answer(200, "{\"Entries\":[{\"Name\":\"a\"}]" + time + "}");
            assertThatThrownBy(() -> new Inventory(REGION, "i-1").load(aws)).isInstanceOf(Answers.Incomplete.class);
        }
    }

    @Test
    void readsWhereSessionsGo() {
        assertThat(preferences(
                        "{\\\"inputs\\\":{\\\"s3BucketName\\\":\\\"logs\\\",\\\"cloudWatchLogGroupName\\\":\\\"\\\"}}"))
                .contains(new SessionPreferences.Logging("logs", ""));
        for (String other : List.of("{}", "{\\\"inputs\\\":[]}", "{\\\"inputs\\\":{\\\"s3BucketName\\\":null}}", "7")) {
            assertThat(preferences(other)).as(other).contains(new SessionPreferences.Logging("", ""));
        }
        assertThat(new SessionPreferences(REGION).load(error("InvalidDocument")))
                .isEmpty();
        assertThatThrownBy(() -> preferences("{ not json")).isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void givesASettingsValue() {
        CannedAws aws =
                new CannedAws().answer(200, "{\"ServiceSetting\":{\"SettingId\":\"s\",\"SettingValue\":\"Disable\"}}");
        assertThat(new Setting(REGION, Setting.PUBLIC_SHARING).load(aws)).isEqualTo("Disable");
        assertThat(aws.asked().get(0)).contains("/ssm/documents/console/public-sharing-permission");
    }

    private static java.util.Optional<SessionPreferences.Logging> preferences(String content) {
        return new SessionPreferences(REGION).load(new CannedAws().answer(200, "{\"Content\":\"" + content + "\"}"));
    }

    private static CannedAws error(String code) {
        return new CannedAws().answer(400, Map.of("x-amzn-ErrorType", code), "{\"__type\":\"" + code + "\"}");
    }
}
