package dev.harden.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.cloudformation.Stacks;
import dev.harden.facts.cloudtrail.InsightSelectors;
import dev.harden.facts.config.AccountRules;
import dev.harden.facts.config.Aggregators;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.facts.config.DeliveryStatuses;
import dev.harden.facts.config.RecorderStatuses;
import dev.harden.facts.config.Recorders;
import dev.harden.facts.config.RuleCompliances;
import dev.harden.facts.config.RuleEvaluations;
import dev.harden.facts.events.EventBus;
import dev.harden.facts.events.Rules;
import dev.harden.facts.events.Targets;
import dev.harden.facts.guardduty.DetectorStatus;
import dev.harden.facts.guardduty.Detectors;
import dev.harden.facts.kms.Key;
import dev.harden.facts.kms.KeyRotation;
import dev.harden.facts.kms.Keys;
import dev.harden.facts.lambda.FunctionConfiguration;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.securityhub.Hub;
import dev.harden.facts.securityhub.HubV2;
import dev.harden.facts.sns.SubscriptionAttributes;
import dev.harden.facts.sns.Subscriptions;
import dev.harden.facts.sns.Topic;
import dev.harden.facts.sqs.Queue;
import dev.harden.model.Arn;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/** Holds the facts of notifications and of AWS Config to AWS's answers, in each protocol. */
class NotificationFactsTest {
    private static final String REGION = "eu-west-1";
    private static final Queue QUEUE =
            new Queue(Arn.of("arn:aws:sqs:eu-west-1:111122223333:q").orElseThrow());

    static Stream<Fact<?>> json() {
        return Stream.of(
                new InsightSelectors("arn", REGION),
                new AccountRules(REGION),
                new Aggregators(REGION),
                new DeliveryChannels(REGION),
                new DeliveryStatuses(REGION),
                new RecorderStatuses(REGION),
                new Recorders(REGION),
                new RuleCompliances(REGION),
                new RuleEvaluations(REGION),
                new EventBus(REGION, "b"),
                Rules.of(REGION),
                new Targets(REGION, "default", "r"),
                new DetectorStatus(REGION, "d"),
                new Detectors(REGION),
                new Key(REGION, "k"),
                new KeyRotation(REGION, "k"),
                new Keys(REGION),
                new FunctionConfiguration(REGION, "f"),
                new LogGroup(REGION, "g"),
                new Hub(REGION),
                new HubV2(REGION),
                QUEUE);
    }

    static Stream<Fact<?>> query() {
        return Stream.of(
                new Stacks(REGION),
                new SubscriptionAttributes(REGION, "s"),
                new Subscriptions(REGION, "t"),
                new Topic(REGION, "t"));
    }

    @ParameterizedTest
    @MethodSource("json")
    void anEmptyObjectIsNoAnswer(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(new CannedAws().answer(200, "{}"))).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("query")
    void anEmptyDocumentIsNoAnswer(Fact<?> fact) {
        CannedAws aws = new CannedAws().answer(200, "<AnyResponse><AnyResult/></AnyResponse>");
        assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(Answers.Incomplete.class);
    }

    private static CannedAws refusing(int status, String code) {
        return new CannedAws()
                .answer(
                        status,
                        Map.of("x-amzn-ErrorType", code, "Content-Type", "application/x-amz-json-1.1"),
                        "{\"__type\":\"" + code + "\",\"message\":\"no\"}");
    }

    @ParameterizedTest
    @MethodSource("json")
    void aRefusalIsNoAnswer(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(refusing(400, "AccessDeniedException")))
                .isInstanceOf(AwsServiceException.class);
    }

    static Stream<Arguments> absences() {
        return Stream.of(
                Arguments.of(new Key(REGION, "k"), "NotFoundException"),
                Arguments.of(new FunctionConfiguration(REGION, "f"), "ResourceNotFoundException"),
                Arguments.of(new EventBus(REGION, "b"), "ResourceNotFoundException"),
                Arguments.of(new Hub(REGION), "InvalidAccessException"),
                Arguments.of(new HubV2(REGION), "ResourceNotFoundException"),
                Arguments.of(QUEUE, "AWS.SimpleQueueService.NonExistentQueue"),
                Arguments.of(QUEUE, "QueueDoesNotExist"));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void whatAwsDocumentsAsAbsentIsAnAnswer(Fact<?> fact, String code) {
        assertThat(fact.load(refusing(400, code))).isEqualTo(Optional.empty());
    }

    @Test
    void aTopicThatIsGoneAndInsightsThatAreOffAreAnswers() {
        assertThat(new Topic(REGION, "t").load(new CannedAws().error(404, "NotFound")))
                .isEmpty();
        assertThat(new InsightSelectors("arn", REGION).load(refusing(400, "InsightNotEnabledException")))
                .isEmpty();
    }

    @Test
    void listsAllRulesAlsoAfterAnEmptyPage() {
        CannedAws aws = new CannedAws()
                .answer(200, "{\"Rules\":[],\"NextToken\":\"t1\"}")
                .answer(200, "{\"Rules\":[{\"Name\":\"r\",\"Arn\":\"arn:r\",\"State\":\"ENABLED\"}]}");
        assertThat(Rules.of(REGION).load(aws)).extracting(Rule::name).containsExactly("r");
        assertThat(aws.asked().get(1)).contains("\"NextToken\":\"t1\"").contains("\"EventBusName\":\"default\"");
    }

    @Test
    void listsAllSubscriptionsAlsoAfterAnEmptyPage() {
        CannedAws aws = new CannedAws()
                .query("ListSubscriptionsByTopic", "<Subscriptions/><NextToken>t1</NextToken>")
                .query(
                        "ListSubscriptionsByTopic",
                        "<Subscriptions><member><SubscriptionArn>PendingConfirmation</SubscriptionArn>"
                                + "<Protocol>email</Protocol><Endpoint>a</Endpoint></member></Subscriptions>");
        assertThat(new Subscriptions(REGION, "t").load(aws))
                .singleElement()
                .matches(subscription -> !Subscriptions.isConfirmed(subscription));
    }

    @Test
    void findsTheLogGroupOfTheNameAndNoLongerOne() {
        CannedAws aws = new CannedAws()
                .answer(200, "{\"logGroups\":[{\"logGroupName\":\"g-long\"}],\"nextToken\":\"t1\"}")
                .answer(200, "{\"logGroups\":[{\"logGroupName\":\"g\"}]}");
        assertThat(new LogGroup(REGION, "g").load(aws)).isPresent();
        assertThat(new LogGroup(REGION, "g")
                        .load(new CannedAws().answer(200, "{\"logGroups\":[{\"logGroupName\":\"g-long\"}]}")))
                .isEmpty();
    }

    @Test
    void asksForAQueueByTheAddressThatItsArnNames() {
        CannedAws aws = new CannedAws().answer(200, "{\"Attributes\":{\"QueueArn\":\"arn:q\"}}");
        assertThat(QUEUE.load(aws)).isPresent();
        assertThat(aws.asked().get(0)).contains("https://sqs.eu-west-1.amazonaws.com/111122223333/q");
    }
}
