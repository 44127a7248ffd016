package dev.harden.session;

import dev.harden.facts.Answers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Holds answers that may have nothing in them to being the right ones: S3 says by an empty element of their name that
 * something was never set, and the SDK would take any other document, as of an endpoint that does not know the question,
 * for the same.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html">GetBucketVersioning</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html">GetBucketLogging</a>
 */
final class RootElement implements ExecutionInterceptor {
    private static final Map<String, String> ELEMENTS =
            Map.of("GetBucketVersioning", "VersioningConfiguration", "GetBucketLogging", "BucketLoggingStatus");

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        String element = ELEMENTS.get(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (element == null || !context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        byte[] body = context.responseBody().map(RootElement::read).orElse(new byte[0]);
        String text = new String(body, StandardCharsets.UTF_8);
        if (!Pattern.compile("\\A\\s*(<\\?[^>]*\\?>\\s*)?<" + element + "[\\s/>]")
                .matcher(text)
                .find()) {
            throw new Answers.Incomplete(element);
        }
        return Optional.of(new ByteArrayInputStream(body));
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException cutOff) {
            throw SdkClientException.create("the answer ended early", cutOff);
        }
    }
}
