package dev.harden.facts.cloudwatch;

import dev.harden.facts.Aws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.protocols.query.unmarshall.XmlDomParser;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.utils.IoUtils;

/**
 * Calls an operation of CloudWatch that is newer than the SDK's model: sends another operation, which takes nothing, under
 * the newer one's name and with its parameters, and reads the answer itself. Signing, retries, errors and the watch over
 * what may be called are those of any call.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/making-api-requests.html">Making API
 *     requests, by the Query API</a>
 */
final class NewerQuery implements ExecutionInterceptor {
    private static final String NOTHING =
            "<ListDashboardsResponse><ListDashboardsResult><DashboardEntries/></ListDashboardsResult></ListDashboardsResponse>";

    private final String operation;
    private final Map<String, String> parameters;
    private byte[] answer = {};

    private NewerQuery(String operation, Map<String, String> parameters) {
        this.operation = operation;
        this.parameters = parameters;
    }

    /** Makes the call, and gives the element {@code ...Result} of the answer. */
    static XmlElement call(Aws aws, String region, String operation, Map<String, String> parameters) {
        NewerQuery query = new NewerQuery(operation, parameters);
        SdkPlugin first = config -> {
            ClientOverrideConfiguration own = config.overrideConfiguration();
            List<ExecutionInterceptor> interceptors = new ArrayList<>(List.of(query));
            interceptors.addAll(own.executionInterceptors());
            config.overrideConfiguration(
                    own.toBuilder().executionInterceptors(interceptors).build());
        };
        aws.client(CloudWatchClient.class, CloudWatchClient::builder, region)
                .listDashboards(request -> request.overrideConfiguration(override -> override.addPlugin(first)));
        XmlElement root = XmlDomParser.parse(new ByteArrayInputStream(query.answer));
        return Optional.ofNullable(root.getElementByName(operation + "Result")).orElse(root);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(SdkExecutionAttribute.OPERATION_NAME, operation);
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().toBuilder()
                .putRawQueryParameter("Action", operation)
                .applyMutation(request -> parameters.forEach(request::putRawQueryParameter))
                .build();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (!context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        try (InputStream body = context.responseBody().orElseGet(InputStream::nullInputStream)) {
            answer = IoUtils.toByteArray(body);
        } catch (IOException cut) {
            throw SdkClientException.create("the answer ended early", cut);
        }
        return Optional.of(new ByteArrayInputStream(NOTHING.getBytes(StandardCharsets.UTF_8)));
    }
}
