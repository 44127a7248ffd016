package dev.harden.session.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Plants a canary into each string of each answer that the code does not read, and into a header and a member that nobody
 * knows, before the answer is recorded.
 */
public final class Planting implements SdkHttpClient {
    public static final String CANARY = "harden-canary";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LEAF = Pattern.compile("<([A-Za-z]\\w*)>([^<]*)</\\1>");
    private static final Pattern NO_STRING = Pattern.compile("-?[0-9.]*|true|false|\\d{4}-\\d\\d-\\d\\dT.*");

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<String> READ = read();

    private final RecordingHttpClient recording;

    /**
     * @param answers gives the answers
     * @param tape what they are recorded on
     */
    public Planting(SdkHttpClient answers, Tape tape) {
        recording = new RecordingHttpClient(new Planted(answers), () -> tape);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return recording.prepareRequest(request);
    }

    @Override
    public void close() {
        recording.close();
    }

    /** Gives how many canaries were planted. */
    public static int planted() {
        return COUNT.get();
    }

    private record Planted(SdkHttpClient answers) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest call = answers.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    HttpExecuteResponse answer = call.call();
                    byte[] body = answer.responseBody()
                            .map(stream -> {
                                try (stream) {
                                    return stream.readAllBytes();
                                } catch (IOException broken) {
                                    throw new IllegalStateException(broken);
                                }
                            })
                            .orElse(new byte[0]);
                    return HttpExecuteResponse.builder()
                            .response(answer.httpResponse().toBuilder()
                                    .putHeader("x-unheard", CANARY)
                                    .removeHeader("content-length")
                                    .build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(plant(body))))
                            .build();
                }

                @Override
                public void abort() {
                    call.abort();
                }
            };
        }

        @Override
        public void close() {
            answers.close();
        }
    }

    /** Gives an answer's body with canaries in it. */
    public static byte[] plant(byte[] body) throws IOException {
        byte[] planted = planted(body);
        COUNT.addAndGet(new String(planted, StandardCharsets.UTF_8).split(CANARY, -1).length - 1);
        return planted;
    }

    private static byte[] planted(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        // A policy is no form of the protocol, and an inventory has maps in which every member is one of its own.
        if (text.startsWith("{") && !text.contains("\"Statement\"") && !text.contains("\"CaptureTime\"")) {
            JsonNode tree = JSON.readTree(body);
            json(tree);
            return JSON.writeValueAsBytes(tree);
        }
        int root = text.indexOf('>', text.startsWith("<?") ? text.indexOf("?>") + 2 : 0);
        if (text.startsWith("<") && !text.startsWith("<!") && root > 0 && text.charAt(root - 1) != '/') {
            String planted = text.substring(0, root + 1)
                    + LEAF.matcher(text.substring(root + 1)).replaceAll(leaf -> Matcher.quoteReplacement(leaf(leaf)));
            int end = planted.lastIndexOf("</");
            planted = planted.substring(0, end) + "<Unheard>" + CANARY + "</Unheard>" + planted.substring(end);
            return planted.getBytes(StandardCharsets.UTF_8);
        }
        return body;
    }

    private static String leaf(MatchResult leaf) {
        boolean stays = read(leaf.group(1)) || NO_STRING.matcher(leaf.group(2)).matches();
        return stays ? leaf.group() : "<" + leaf.group(1) + ">" + CANARY + "</" + leaf.group(1) + ">";
    }

    private static void json(JsonNode node) {
        node.forEach(Planting::json);
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getValue().isTextual()
                        && !read(member.getKey())
                        && !NO_STRING.matcher(member.getValue().asText()).matches()) {
                    member.setValue(JSON.getNodeFactory().textNode(CANARY));
                }
            });
            object.put("Unheard", CANARY);
            object.putObject("Environment").putObject("Variables").put("PASSWORD", CANARY);
        }
    }

    /** Tells whether the code reads a member of this name, of whatever type. */
    private static boolean read(String name) {
        return READ.contains(name);
    }

    private static Set<String> read() {
        try (Stream<String> lines = Files.lines(KeptList.FILE)) {
            Set<String> names = lines.filter(line -> line.startsWith("  "))
                    .map(line -> line.strip().split(" ")[0])
                    .collect(Collectors.toSet());
            // Those of errors, and of items and entries.
            names.addAll(Set.of("Code", "Message", "message", "__type", "key", "value", "member", "item", "SubnetId"));
            return names;
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
