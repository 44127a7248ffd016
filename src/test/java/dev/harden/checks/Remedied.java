package dev.harden.checks;

import dev.harden.model.Status;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import java.util.regex.Pattern;

/** Holds each failure that a test of a check sees to having a remedy, or saying why there is none. */
final class Remedied {
    /** In JMESPath a not is of the name beside it, not of the path: {@code !a.b} is {@code (!a).b}, which is null. */
    private static final Pattern NOT_OF_A_PATH = Pattern.compile("!\\s*[\\w\"@]+\\s*[.\\[]");

    private Remedied() {}

    static void require(Check<?> check, Verdict verdict) {
        boolean says = verdict.remedy().isPresent() || check.getClass().isAnnotationPresent(WithoutCommand.class);
        if (verdict.outcome().status() == Status.FAIL && !says) {
            throw new AssertionError("no remedy, and no word why there is none (Verdict.mendedBy,"
                    + " Verdict.withoutCommand or @WithoutCommand): "
                    + check.getClass().getSimpleName() + ": "
                    + verdict.outcome().message());
        }
        verdict.remedy().map(Remedy::alone).ifPresent(steps -> steps.forEach(Remedied::require));
    }

    /**
     * Tells whether a step says that nothing brings back what was there, changes nothing, or does what most often is done,
     * which nobody asked.
     */
    private static boolean stays(Step step) {
        boolean scan = Call.json(step.call().input()).contains("{\"Operation\":[\"Scan\"]}");
        return scan
                || step.call().operation().equals("EnableAWSServiceAccess")
                || step.effects().containsKey(Effect.IRREVERSIBLE)
                || step.effects().containsKey(Effect.NEEDS_ROOT);
    }

    private static void require(Step step) {
        step.call().command();
        step.undo().forEach(undo -> undo.command());
        if (step.undo().isEmpty() && !stays(step)) {
            throw new AssertionError(
                    "nothing undoes it, and no word why: " + step.call().command());
        }
        for (Guard guard : step.guards()) {
            if (NOT_OF_A_PATH.matcher(guard.expression()).find()) {
                throw new AssertionError("a not is of the name beside it alone: " + guard.expression());
            }
        }
    }
}
