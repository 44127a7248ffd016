package dev.harden.backend;

import static dev.harden.backend.Ec2Xml.element;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gives an account of the tests its topics, queues, functions, log groups and rules of EventBridge; what it does not know
 * is left to whoever answers behind it.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html">GetTopicAttributes</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html">ListRules</a>
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">
 *     GetQueueAttributes</a>
 */
final class Notices {
    private final String account;
    private final Map<String, Map<String, String>> topics = new HashMap<>();
    private final Map<String, List<String>> subscriptions = new HashMap<>();
    private final Map<String, Map<String, String>> filters = new HashMap<>();
    private final Map<String, Map<String, Object>> queues = new HashMap<>();
    private final Map<String, String> functions = new HashMap<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> bare = new ArrayList<>();
    private final Map<String, String> destinations = new HashMap<>();
    private final List<String> buses = new ArrayList<>();
    private final Map<String, List<JsonNode>> rules = new HashMap<>();
    private final Map<String, List<JsonNode>> targets = new HashMap<>();

    Notices(Front front) {
        this.account = front.account();
        front.when(
                call -> answer(call, () -> Reply.json("{}")).isPresent(),
                (call, behind) -> answer(call, behind).orElseThrow());
    }

    String arn(String service, String region, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** Adds a topic as SNS makes it, which services may publish to as well. */
    Notices topic(String region, String name, String... services) {
        String arn = arn("sns", region, name);
        String own = "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":[\"SNS:Publish\"],\"Resource\":\""
                + arn + "\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\"" + account + "\"}}}";
        String more = services.length == 0 ? "" : "," + letting("sns:Publish", arn, services);
        topics.put(
                arn,
                new LinkedHashMap<>(
                        Map.of("TopicArn", arn, "Owner", account, "Policy", "{\"Statement\":[" + own + more + "]}")));
        subscriptions.put(arn, new ArrayList<>());
        return this;
    }

    /** Encrypts a topic. */
    Notices key(String region, String topic, String key) {
        topics.get(arn("sns", region, topic)).put("KmsMasterKeyId", key);
        return this;
    }

    private static String letting(String action, String resource, String... services) {
        return "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\"" + String.join("\",\"", services)
                + "\"]},\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    /** Adds a subscription that is confirmed, with a filter policy over the body where one is given. */
    Notices subscriber(String region, String topic, String protocol, String endpoint, String filter) {
        String arn = arn("sns", region, topic);
        String subscription =
                arn + ":6b0e71bd-7e97-4d97-80ce-" + subscriptions.get(arn).size();
        Map<String, String> attributes = new LinkedHashMap<>(Map.of("SubscriptionArn", subscription));
        if (!filter.isEmpty()) {
            attributes.put("FilterPolicy", filter);
            attributes.put("FilterPolicyScope", "MessageBody");
        }
        filters.put(subscription, attributes);
        return subscription(arn, subscription, protocol, endpoint);
    }

    /** Adds a subscription that nobody has confirmed. */
    Notices pending(String region, String topic, String endpoint) {
        return subscription(arn("sns", region, topic), "PendingConfirmation", "email", endpoint);
    }

    private Notices subscription(String topic, String arn, String protocol, String endpoint) {
        subscriptions
                .get(topic)
                .add(element("TopicArn", topic)
                        + element("Protocol", protocol)
                        + element("SubscriptionArn", arn)
                        + element("Owner", account)
                        + element("Endpoint", endpoint));
        return this;
    }

    /** Adds a queue that services may send to. */
    Notices queue(String region, String name, String... services) {
        String arn = arn("sqs", region, name);
        queues.put(
                arn,
                Map.of(
                        "QueueArn",
                        arn,
                        "Policy",
                        "{\"Statement\":[" + letting("sqs:SendMessage", arn, services) + "]}"));
        return this;
    }

    Notices function(String region, String name, String state) {
        functions.put(arn("lambda", region, "function:" + name), state);
        return this;
    }

    Notices group(String region, String name) {
        groups.add(region + " " + name);
        return this;
    }

    /** Adds a log group that has no filters of its own. */
    Notices storage(String region, String name) {
        bare.add(region + " " + name);
        return group(region, name);
    }

    Notices destination(String region, String name, String state) {
        destinations.put(region + " " + name, state);
        return this;
    }

    Notices bus(String region, String name) {
        buses.add(region + " " + name);
        return this;
    }

    /** Adds a rule to a bus. */
    Notices rule(String region, String bus, String name, String state, String pattern, String... arns) {
        String rule = arn("events", region, "rule/" + (bus.equals("default") ? "" : bus + "/") + name);
        rules.computeIfAbsent(region + " " + bus, unseen -> new ArrayList<>())
                .add(Json.read(Json.of(
                        "Name", name, "Arn", rule, "State", state, "EventPattern", pattern, "EventBusName", bus)));
        List<JsonNode> all = new ArrayList<>();
        for (String arn : arns) {
            all.add(Json.read(Json.of("Id", String.valueOf(all.size()), "Arn", arn)));
        }
        targets.put(region + " " + bus + " " + name, all);
        return this;
    }

    private Optional<Reply> answer(Call call, Supplier<Reply> behind) {
        return switch (call.name()) {
            case "sns:GetTopicAttributes" ->
                attributes(call, topics.get(call.parameters().get("TopicArn")));
            case "sns:GetSubscriptionAttributes" ->
                attributes(call, filters.get(call.parameters().get("SubscriptionArn")));
            case "sns:ListSubscriptionsByTopic" ->
                Optional.ofNullable(subscriptions.get(call.parameters().get("TopicArn")))
                        .map(all -> query(
                                call,
                                element(
                                        "Subscriptions",
                                        all.stream()
                                                .map(one -> element("member", one))
                                                .collect(Collectors.joining()))));
            case "sqs:GetQueueAttributes" -> queue(call);
            case "lambda:GetFunctionConfiguration" -> function(call);
            case "logs:DescribeLogGroups" -> group(call);
            case "logs:DescribeMetricFilters" -> none(call, "metricFilters");
            case "logs:DescribeSubscriptionFilters" -> none(call, "subscriptionFilters");
            case "events:DescribeApiDestination" -> destination(call);
            case "events:DescribeEventBus" -> bus(call);
            case "events:ListRules" -> rules(call, behind);
            case "events:ListTargetsByRule" ->
                Optional.ofNullable(targets.get(place(call) + " " + text(call, "Rule")))
                        .map(all -> Reply.json(Json.append("{}", "Targets", all)));
            default -> Optional.empty();
        };
    }

    private static Optional<Reply> attributes(Call call, Map<String, String> attributes) {
        return Optional.ofNullable(attributes)
                .map(all -> query(
                        call,
                        element(
                                "Attributes",
                                all.entrySet().stream()
                                        .map(one -> element(
                                                "entry",
                                                element("key", one.getKey()) + element("value", one.getValue())))
                                        .collect(Collectors.joining()))));
    }

    private static Reply query(Call call, String result) {
        String name = call.operation();
        return Reply.xml(element(name + "Response", element(name + "Result", result)));
    }

    private static String text(Call call, String field) {
        return Json.read(call.text()).path(field).asText();
    }

    private static String place(Call call) {
        String bus = text(call, "EventBusName");
        return call.region() + " " + (bus.isEmpty() ? "default" : bus);
    }

    private Optional<Reply> queue(Call call) {
        String url = text(call, "QueueUrl");
        return Optional.ofNullable(queues.get(arn("sqs", call.region(), url.substring(url.lastIndexOf('/') + 1))))
                .map(attributes -> Reply.json(Json.of("Attributes", attributes)));
    }

    private Optional<Reply> function(Call call) {
        return functions.entrySet().stream()
                .filter(one -> call.path().replace("%3A", ":").contains("/" + one.getKey() + "/"))
                .findFirst()
                .map(one -> Reply.json(Json.of("FunctionArn", one.getKey(), "State", one.getValue())));
    }

    private Optional<Reply> group(Call call) {
        String name = text(call, "logGroupNamePrefix");
        return groups.contains(call.region() + " " + name)
                ? Optional.of(Reply.json(Json.append(
                        "{}",
                        "logGroups",
                        List.of(Json.read(Json.of(
                                "logGroupName",
                                name,
                                "arn",
                                arn("logs", call.region(), "log-group:" + name + ":*"),
                                "logGroupClass",
                                "STANDARD"))))))
                : Optional.empty();
    }

    private Optional<Reply> none(Call call, String list) {
        return bare.contains(call.region() + " " + text(call, "logGroupName"))
                ? Optional.of(Reply.json(Json.of(list, List.of())))
                : Optional.empty();
    }

    private Optional<Reply> destination(Call call) {
        String name = text(call, "Name");
        return Optional.ofNullable(destinations.get(call.region() + " " + name))
                .map(state -> Reply.json(Json.of("Name", name, "ApiDestinationState", state)));
    }

    private Optional<Reply> bus(Call call) {
        String name = text(call, "Name");
        return buses.contains(call.region() + " " + name)
                ? Optional.of(
                        Reply.json(Json.of("Name", name, "Arn", arn("events", call.region(), "event-bus/" + name))))
                : Optional.empty();
    }

    private Optional<Reply> rules(Call call, Supplier<Reply> behind) {
        List<JsonNode> own = rules.get(place(call));
        if (own == null) {
            return Optional.empty();
        }
        boolean all = buses.contains(place(call));
        return Optional.of(Reply.json(Json.append(all ? "{}" : behind.get().text(), "Rules", own)));
    }
}
