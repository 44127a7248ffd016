package dev.harden.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** Writes answers that have no end, or are nothing that was asked for. */
final class Endless {
    private static final String TOKEN = "once-more";
    private static final Map<String, String> XML = Map.of("Content-Type", "text/xml");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/x-amz-json-1.1");
    private static final int DEEP = 100_000;
    private static final byte[] BLANKS = new byte[2_100_000];

    /** All the names that AWS's protocols have for a token. */
    private static final List<String> TOKENS =
            List.of("Marker", "NextMarker", "NextToken", "marker", "nextMarker", "nextToken", "position");

    private static final Pattern RESULT = Pattern.compile("<(\\w+Result|[A-Z]\\w+)(\\s[^<>]*)?(?<!/)>");

    static {
        Arrays.fill(BLANKS, (byte) ' ');
    }

    private Endless() {}

    /** Gives the true page with a token for more, and for each token an empty page with the same. */
    static HttpExecuteResponse page(Call call, ExecutableHttpRequest good) throws IOException {
        if (call.path().contains(TOKEN) || call.text().contains(TOKEN)) {
            Reply empty = Wire.empty(call);
            return Fault.response(new Reply(
                    empty.status(), empty.headers(), again(new String(empty.body(), StandardCharsets.UTF_8))));
        }
        HttpExecuteResponse whole = good.call();
        byte[] body = Fault.body(whole);
        byte[] more = whole.httpResponse().isSuccessful() ? again(new String(body, StandardCharsets.UTF_8)) : body;
        return HttpExecuteResponse.builder()
                .response(whole.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(more)))
                .build();
    }

    private static byte[] again(String body) throws IOException {
        if (body.startsWith("{")) {
            JsonNode tree = new ObjectMapper().readTree(body);
            TOKENS.forEach(name -> ((ObjectNode) tree).put(name, TOKEN));
            return tree.toString().getBytes(StandardCharsets.UTF_8);
        }
        StringBuilder tokens = new StringBuilder("<IsTruncated>true</IsTruncated>");
        TOKENS.forEach(name -> tokens.append('<')
                .append(name)
                .append('>')
                .append(TOKEN)
                .append("</")
                .append(name)
                .append('>'));
        String before = body.replaceAll("<IsTruncated>\\w+</IsTruncated>", "");
        Matcher result = RESULT.matcher(before);
        boolean query = before.contains("Result>") || before.contains("Result ");
        while (result.find()) {
            if (!query || result.group(1).endsWith("Result")) {
                String more = before.substring(0, result.end()) + tokens + before.substring(result.end());
                return more.getBytes(StandardCharsets.UTF_8);
            }
        }
        return body.getBytes(StandardCharsets.UTF_8);
    }

    static Reply oversized() {
        return new Reply(200, XML, BLANKS);
    }

    static Reply nested(Call call) {
        boolean json = isJson(call);
        String deep = json ? "{\"a\":".repeat(DEEP) : "<a>".repeat(DEEP);
        return new Reply(200, json ? JSON : XML, deep.getBytes(StandardCharsets.UTF_8));
    }

    static Reply wrongRoot(Call call) {
        boolean json = isJson(call);
        String other = json ? "[]" : "<html><head/><body>It works</body></html>";
        return new Reply(200, json ? JSON : XML, other.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isJson(Call call) {
        return new String(Wire.empty(call).body(), StandardCharsets.UTF_8).startsWith("{");
    }
}
