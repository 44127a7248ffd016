package dev.harden.session.tape;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Is what a call asked, and so the key of its answer: equal requests have equal records, whoever signed them and when.
 *
 * @param service the signing name, as {@code iam}
 * @param region the signing region
 * @param method the HTTP method
 * @param host the host name without its port
 * @param path the path as it was sent
 * @param parameters the query and a form's fields, by name
 * @param headers the headers that ask something, as {@code x-amz-target}
 * @param body the body where it is no form; JSON has its keys in order
 */
@JsonPropertyOrder({"service", "region", "method", "host", "path", "parameters", "headers", "body"})
record Request(
        String service,
        String region,
        String method,
        String host,
        String path,
        Map<String, List<String>> parameters,
        Map<String, String> headers,
        String body) {
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d+/([^/]+)/([^/]+)/aws4_request");
    private static final Pattern SAFE = Pattern.compile("[^A-Za-z0-9]");
    private static final Set<String> NOT_ASKED =
            Set.of("x-amz-content-sha256", "x-amz-date", "x-amz-security-token", "x-amz-user-agent", "x-amzn-trace-id");
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    Request {
        for (Object part : new Object[] {service, region, method, host, path, parameters, headers, body}) {
            if (part == null) {
                throw new IllegalArgumentException("its request is not whole");
            }
        }
    }

    static Request of(HttpExecuteRequest execute) {
        SdkHttpRequest http = execute.httpRequest();
        Matcher scope = SCOPE.matcher(http.firstMatchingHeader("Authorization").orElse(""));
        boolean signed = scope.find();
        Map<String, List<String>> parameters = new TreeMap<>(http.rawQueryParameters());
        String body = body(execute);
        boolean form =
                http.firstMatchingHeader("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        if (form) {
            parameters.putAll(fields(body));
        }
        return new Request(
                signed ? scope.group(2) : "",
                signed ? scope.group(1) : "",
                http.method().name(),
                http.host(),
                http.encodedPath(),
                parameters,
                headers(http),
                form ? "" : sorted(body));
    }

    /** Gives a name for people, of letters, digits and hyphens: {@code iam-us-east-1-ListUsers}. */
    String name() {
        String target = headers.getOrDefault("x-amz-target", "");
        String operation = parameters.containsKey("Action")
                ? parameters.get("Action").get(0)
                : target.isEmpty() ? method + path : target.substring(target.lastIndexOf('.') + 1);
        String name = SAFE.matcher(service + "-" + region + "-" + operation).replaceAll("-");
        return name.substring(0, Math.min(name.length(), 80));
    }

    /** Gives the name by which recordings and reports know it: for people, and with a hash of all that it asks. */
    String key() {
        try {
            return Recording.key(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> headers(SdkHttpRequest http) {
        Map<String, String> asking = new TreeMap<>();
        http.forEachHeader((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-") && !NOT_ASKED.contains(lower)) {
                asking.put(lower, String.join(",", values));
            }
        });
        return asking;
    }

    private static String body(HttpExecuteRequest execute) {
        if (execute.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream stream = execute.contentStreamProvider().get().newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, List<String>> fields(String form) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (String field : form.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8);
                fields.put(URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8), List.of(value));
            }
        }
        return fields;
    }

    private static String sorted(String body) {
        if (!body.startsWith("{")) {
            return body;
        }
        try {
            return SORTED.writeValueAsString(SORTED.readValue(body, Map.class));
        } catch (JsonProcessingException noJson) {
            return body;
        }
    }
}
