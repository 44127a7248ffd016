package dev.harden.session;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Gives up on a host that has failed several times in a row and never answered since: a region that does not answer then
 * costs the time of a few attempts, not of every call. Each account tries for itself, so that a failing network costs
 * those that were under way, not all that follow.
 */
final class HostGate implements SdkHttpClient {
    private static final int FAILURES = 3;
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d+/([^/]+)/");

    private final SdkHttpClient client;
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, IOException> why = new ConcurrentHashMap<>();

    HostGate(SdkHttpClient client) {
        this.client = client;
    }

    /** Says that a host was given up; it is not tried again. */
    static final class Closed extends SdkClientException {
        private static final long serialVersionUID = 1;

        Closed(String host, IOException before) {
            super(SdkClientException.builder()
                    .message(host + " did not answer before; it was not asked again")
                    .cause(before));
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String host = request.httpRequest().host() + ":" + request.httpRequest().port();
        String place = host + " " + region(request);
        AtomicInteger failed = Visit.here()
                .map(visit -> visit.failures(place))
                .orElseGet(() -> failures.computeIfAbsent(place, unseen -> new AtomicInteger()));
        request.httpRequest()
                .firstMatchingHeader("amz-sdk-request")
                .ifPresent(header -> Retries.attempt(attempt(header)));
        if (failed.get() >= FAILURES) {
            throw new Closed(host, why.get(place));
        }
        ExecutableHttpRequest call = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    HttpExecuteResponse response = call.call();
                    failed.set(0);
                    return response;
                } catch (IOException noAnswer) {
                    why.put(place, noAnswer);
                    failed.incrementAndGet();
                    throw noAnswer;
                }
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    /** Gives the signing region: one endpoint may stand for several. */
    private static String region(HttpExecuteRequest request) {
        Matcher scope = SCOPE.matcher(
                request.httpRequest().firstMatchingHeader("Authorization").orElse(""));
        return scope.find() ? scope.group(1) : "";
    }

    /** Reads {@code attempt=2; max=10}. */
    private static int attempt(String header) {
        String number = header.replaceFirst("^attempt=(\\d{1,4}).*$", "$1");
        return number.matches("\\d+") ? Integer.parseInt(number) : 1;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
