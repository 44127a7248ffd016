package dev.harden.backend;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is a call of AWS as it is on the wire.
 *
 * @param service the prefix of the service's IAM actions, as {@code iam}
 * @param region the signing region
 * @param operation AWS's name of the operation
 * @param method the HTTP method
 * @param path the path and query as they were sent
 * @param parameters a query's or form's fields
 * @param headers by name in lower case
 * @param body what was sent
 */
public record Call(
        String service,
        String region,
        String operation,
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> headers,
        byte[] body) {
    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d+/([^/]+)/([^/]+)/aws4_request");
    /** The signing names that are not the prefix of the service's IAM actions. */
    private static final Map<String, String> PREFIXES = Map.of("monitoring", "cloudwatch");

    public static Call of(String method, String path, Map<String, String> headers, byte[] body) {
        Matcher scope = SCOPE.matcher(headers.getOrDefault("authorization", ""));
        boolean signed = scope.find();
        String service = signed ? PREFIXES.getOrDefault(scope.group(2), scope.group(2)) : "";
        Map<String, String> parameters = new TreeMap<>();
        int query = path.indexOf('?');
        if (query >= 0) {
            fields(path.substring(query + 1), parameters);
        }
        if (headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
            fields(new String(body, StandardCharsets.UTF_8), parameters);
        }
        String bare = query < 0 ? path : path.substring(0, query);
        String operation = operation(service, method, bare, parameters, headers);
        return new Call(
                service, signed ? scope.group(1) : "", operation, method, path, parameters, headers, body.clone());
    }

    /** Gives the operation as facts name it: {@code iam:GetAccountSummary}. */
    public String name() {
        return service + ":" + operation;
    }

    /** Gives the id of the access key that signed it; empty when none did. */
    public String key() {
        Matcher key = KEY.matcher(headers.getOrDefault("authorization", ""));
        return key.find() ? key.group(1) : "";
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Gives the bucket of a call of S3 in path style. */
    public String bucket() {
        String bare = path.replaceFirst("\\?.*", "").substring(1);
        return URLDecoder.decode(bare.replaceFirst("/.*", ""), StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    private static String operation(
            String service, String method, String path, Map<String, String> parameters, Map<String, String> headers) {
        if (parameters.containsKey("Action")) {
            return parameters.get("Action");
        }
        String target = headers.getOrDefault("x-amz-target", "");
        if (!target.isEmpty()) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        return RestOperations.name(service, method, path, parameters.keySet()).orElse(method + path);
    }

    private static void fields(String text, Map<String, String> into) {
        for (String field : text.split("&")) {
            int equals = field.indexOf('=');
            String name = equals < 0 ? field : field.substring(0, equals);
            String value = equals < 0 ? "" : field.substring(equals + 1);
            into.put(URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
    }
}
