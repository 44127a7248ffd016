package dev.harden.engine;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.FailedCall;
import dev.harden.facts.Operation;
import dev.harden.facts.Question;
import dev.harden.facts.Refusal;
import dev.harden.model.CallOutcome;
import dev.harden.model.Scope;
import dev.harden.model.Unknown;
import java.util.List;
import java.util.Set;

/** Says of a call that failed what was not seen, and why. */
final class CallFailure {
    private CallFailure() {}

    /**
     * Says so.
     *
     * @throws RuntimeException the failure itself when it is none of a call, but a defect
     */
    static FactUnavailable of(Question<?> question, RuntimeException failure) {
        Refusal refusal = Refusal.read(failure);
        if (refusal == null) {
            if (FailedCall.on(failure).isEmpty()) {
                throw failure;
            }
            // The SDK took the answer for another than it was.
            refusal = new Refusal(CallOutcome.ERROR, "UnreadableAnswer", "answered with what cannot be read");
        }
        Set<Operation> operations = Operation.of(question.getClass());
        Operation operation = refused(operations, failure);
        String region = FailedCall.on(failure).map(FailedCall::region).orElse(Scope.GLOBAL);
        String where = region.equals(Scope.GLOBAL) ? "" : " in " + region;
        return new FactUnavailable(
                new Unknown(refusal.cause(), operation.name(), operation.action(), refusal.code()),
                refusal.outcome(),
                region,
                operation.name() + where + " " + refusal.sentence(),
                failure);
    }

    /** Gives the operation that failed; where it takes several permissions, with the one that AWS says is missing. */
    private static Operation refused(Set<Operation> operations, RuntimeException failure) {
        List<Operation> called = FailedCall.on(failure).stream()
                .flatMap(
                        call -> operations.stream().filter(known -> known.name().equals(call.operation())))
                .toList();
        String said = String.valueOf(failure.getMessage()) + " ";
        return called.stream()
                .filter(known -> said.contains("perform: " + known.action() + " "))
                .findFirst()
                .or(() -> called.stream()
                        .filter(known -> known.action().equals(known.name()))
                        .findFirst())
                .or(() -> called.stream().findFirst())
                .orElseGet(() -> operations.iterator().next());
    }
}
