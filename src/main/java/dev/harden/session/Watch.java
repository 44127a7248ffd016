package dev.harden.session;

import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.model.Scope;
import dev.harden.session.tape.Calling;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Stands at the door of a client: lets out only the operations that the run reads, at the service's pace, and counts
 * them.
 */
final class Watch implements ExecutionInterceptor {
    /** The services whose IAM prefix is not their SDK name in lower case. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("accessanalyzer", "access-analyzer"),
            Map.entry("apigatewayv2", "apigateway"),
            Map.entry("cloudwatchlogs", "logs"),
            Map.entry("cognitoidentityprovider", "cognito-idp"),
            Map.entry("configservice", "config"),
            Map.entry("elasticloadbalancingv2", "elasticloadbalancing"),
            Map.entry("eventbridge", "events"),
            Map.entry("opensearch", "es"),
            Map.entry("redshiftserverless", "redshift-serverless"),
            Map.entry("s3control", "s3"),
            Map.entry("ssoadmin", "sso"),
            Map.entry("wafregional", "waf-regional"));

    private final Set<String> allowed;
    private final Visit own;
    private final String region;
    private final Bounds bounds;

    /**
     * @param allowed the operations that may be called, as {@code iam:ListUsers}
     * @param own whose calls are those of a thread that visits nobody
     * @param region the client's region, {@link Scope#GLOBAL} for services that the account has once
     * @param bounds holds the calls to an end
     */
    Watch(Set<String> allowed, Visit own, String region, Bounds bounds) {
        this.allowed = allowed;
        this.own = own;
        this.region = region;
        this.bounds = bounds;
    }

    /** Says that an operation is not one that the run reads, so that it was not sent. */
    static final class NotAllowed extends IllegalStateException {
        private static final long serialVersionUID = 1;

        NotAllowed(String operation) {
            super(operation + " is not an operation that the selected checks read; it was not sent");
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = operation(attributes);
        if (!allowed.contains(operation)) {
            throw new NotAllowed(operation);
        }
        try {
            bounds.call(context.request());
        } catch (Answers.Unbounded endless) {
            visit().log().failed(operation, region, context.request(), endless);
            throw endless;
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        visit().pace().take(operation(attributes).split(":", 2)[0], region, bounds.deadline());
        Calling.about(context.request(), operation(attributes).split(":", 2)[1]);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        visit().log().answered(operation(attributes), region, context.request());
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        if (failure instanceof SdkClientException) {
            Calling.notUnderstood();
        }
        if (!(failure instanceof NotAllowed || failure instanceof FactUnavailable)) {
            visit().log().failed(operation(attributes), region, context.request(), failure);
        }
        return failure;
    }

    private Visit visit() {
        return Visit.here().orElse(own);
    }

    private static String operation(ExecutionAttributes attributes) {
        String service = attributes
                .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
        return PREFIXES.getOrDefault(service, service) + ":"
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
