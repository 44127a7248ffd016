package dev.harden.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.facts.Aws;
import dev.harden.facts.FailedCall;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Answers any call of any client with what a case gives, by keys as {@code eu-west-1 sns:GetTopicAttributes alerts}: a
 * region and a name that the request asks for, each where it matters. What is not given is an empty list.
 */
final class AnsweredAws implements Aws {
    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final Pattern KEY = Pattern.compile("(?:([a-z]{2}-[a-z]+-\\d) )?(\\w+:\\w+)(?: (\\S+))?");
    private static final Map<String, String> SERVICES = Map.of(
            "cloudwatchlogs", "logs",
            "eventbridge", "events",
            "elasticloadbalancingv2", "elbv2");

    private final Map<String, JsonNode> answers;
    private final SdkJson json = new SdkJson(NOW);

    AnsweredAws(Map<String, JsonNode> answers) {
        this.answers = answers;
        answers.keySet().forEach(key -> {
            if (!KEY.matcher(key).matches()) {
                throw new AssertionError("no key of a case: " + key);
            }
        });
    }

    @Override
    public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder, String region) {
        String name = type.getSimpleName().replace("Client", "").toLowerCase(Locale.ROOT);
        String service = SERVICES.getOrDefault(name, name);
        String at = region.equals(GLOBAL) ? homeRegion() : region;
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean isCall = arguments != null
                    && arguments[0] instanceof AwsRequest
                    && AwsResponse.class.isAssignableFrom(method.getReturnType());
            if (isCall && method.getName().equals("listDashboards")) {
                return method.invoke(query(region), arguments);
            }
            return isCall
                    ? answer(service, at, method, (AwsRequest) arguments[0])
                    : InvocationHandler.invokeDefault(proxy, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Gives a client of CloudWatch for the operations that are asked under another's name. */
    private CloudWatchClient query(String region) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        none.putArray("AlarmMuteRuleSummaries");
        return CloudWatchClient.builder()
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(new QueryAnswers(parameters -> {
                    String operation = "cloudwatch:" + parameters.replaceFirst("(?s).*\\bAction=(\\w+).*", "$1");
                    return given(region, operation, "&" + parameters.replace('&', ',') + ",")
                            .orElse(none);
                }))
                .build();
    }

    private Object answer(String service, String region, Method method, AwsRequest request) throws Exception {
        String name = method.getName();
        String operation = service + ":" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Optional<JsonNode> given = given(region, operation, request.toString());
        if (given.isPresent() && given.get().has("error")) {
            throw refusal(service, given.get().get("error").asText(), new FailedCall(operation, region));
        }
        SdkPojo builder = (SdkPojo) method.getReturnType().getMethod("builder").invoke(null);
        SdkJson.empty(builder);
        given.ifPresent(answer -> json.fill(builder, answer));
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private Optional<JsonNode> given(String region, String operation, String request) {
        JsonNode found = null;
        int most = -1;
        for (Map.Entry<String, JsonNode> answer : answers.entrySet()) {
            Matcher key = KEY.matcher(answer.getKey());
            boolean fits = key.matches()
                    && key.group(2).equalsIgnoreCase(operation)
                    && (key.group(1) == null || key.group(1).equals(region))
                    && (key.group(3) == null || names(request, key.group(3)));
            int told = (key.group(1) == null ? 0 : 1) + (key.group(3) == null ? 0 : 2);
            if (fits && told > most) {
                most = told;
                found = answer.getValue();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Tells whether a member of a request is a name, or an ARN that ends with it. */
    private static boolean names(String request, String name) {
        return Pattern.compile("[=:/\\[]" + Pattern.quote(name) + "[,)\\]]")
                .matcher(request)
                .find();
    }

    private static AwsServiceException refusal(String service, String code, FailedCall call) {
        AwsServiceException.Builder builder =
                service.equals("s3") ? S3Exception.builder() : AwsServiceException.builder();
        int status = code.equals("AccessDenied") || code.equals("AccessDeniedException") ? 403 : 404;
        builder.statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .sdkHttpResponse(
                                SdkHttpResponse.builder().statusCode(status).build())
                        .build());
        AwsServiceException refusal = builder.build();
        refusal.addSuppressed(call);
        return refusal;
    }

    @Override
    public String homeRegion() {
        return "us-east-1";
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public void pause(Duration time) {}
}
