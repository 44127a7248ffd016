package dev.harden.session;

import dev.harden.facts.FailedCall;
import dev.harden.facts.Refusal;
import dev.harden.model.CallOutcome;
import dev.harden.model.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Counts calls by operation, region and outcome. A call that is made again with the same parameters, as one that waits for
 * a job, counts once, so that how long AWS took does not show.
 */
final class CallLog {
    private record Row(String operation, String region, CallOutcome outcome) {}

    private final Map<Row, Set<SdkRequest>> rows = new ConcurrentHashMap<>();

    void answered(String operation, String region, SdkRequest request) {
        add(operation, region, request, CallOutcome.ANSWERED);
    }

    /** Counts a failed call, and writes on its exception which it was. */
    void failed(String operation, String region, SdkRequest request, Throwable failure) {
        add(operation, region, request, outcome(failure));
        failure.addSuppressed(new FailedCall(operation, region));
    }

    List<Coverage> rows() {
        return rows.entrySet().stream()
                .map(row -> {
                    String[] name = row.getKey().operation().split(":", 2);
                    return new Coverage(
                            name[0],
                            name[1],
                            row.getKey().region(),
                            row.getValue().size(),
                            row.getKey().outcome());
                })
                .sorted()
                .toList();
    }

    private void add(String operation, String region, SdkRequest request, CallOutcome outcome) {
        rows.computeIfAbsent(new Row(operation, region, outcome), unseen -> ConcurrentHashMap.newKeySet())
                .add(request);
    }

    private static CallOutcome outcome(Throwable failure) {
        Refusal refusal = failure instanceof RuntimeException known ? Refusal.read(known) : null;
        if (refusal == null) {
            return CallOutcome.ERROR;
        }
        // Of the rest of AWS's 4xx, "there is none" above all, the fact says whether it is an answer; it was no fault.
        boolean said = failure instanceof AwsServiceException service && service.statusCode() < 500;
        return refusal.outcome() == CallOutcome.ERROR && said ? CallOutcome.ANSWERED : refusal.outcome();
    }
}
