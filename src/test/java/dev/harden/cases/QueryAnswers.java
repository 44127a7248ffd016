package dev.harden.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * Answers operations of the Query API that the SDK does not know, in XML.
 *
 * @param answer gives the answer to a request's parameters
 */
record QueryAnswers(Function<String, JsonNode> answer) implements SdkHttpClient {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                String parameters = parameters(request);
                Matcher action = ACTION.matcher(parameters);
                if (!action.find()) {
                    throw new AssertionError("no action: " + parameters);
                }
                String result = action.group(1) + "Result";
                String xml =
                        "<Response><" + result + ">" + xml(answer.apply(parameters)) + "</" + result + "></Response>";
                return HttpExecuteResponse.builder()
                        .response(SdkHttpFullResponse.builder().statusCode(200).build())
                        .responseBody(AbortableInputStream.create(
                                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    private static String parameters(HttpExecuteRequest request) {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            String sent = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            String query = request.httpRequest().encodedQueryParameters().orElse("");
            return URLDecoder.decode(sent + "&" + query, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String xml(JsonNode json) {
        StringBuilder text = new StringBuilder();
        if (json.isValueNode()) {
            return json.asText().replace("&", "&amp;").replace("<", "&lt;");
        }
        if (json.isArray()) {
            json.forEach(one -> text.append("<member>").append(xml(one)).append("</member>"));
        }
        json.properties()
                .forEach(one -> text.append("<" + one.getKey() + ">")
                        .append(xml(one.getValue()))
                        .append("</" + one.getKey() + ">"));
        return text.toString();
    }

    @Override
    public void close() {}
}
