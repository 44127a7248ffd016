package dev.harden.checks.alarm;

import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.alarm.Alert;
import dev.harden.facts.alarm.Few;
import dev.harden.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges whether somebody hears of the events that the check has samples of. */
abstract class AlarmCheck implements ScopeCheck {
    private static final int MOST_LINES = 20;

    /** Tells why the account needs no such alarm; absent when it does. */
    Optional<String> outOfScope(Facts facts) {
        return Optional.empty();
    }

    @Override
    public final Verdict judge(Scope scope, Facts facts) {
        Optional<String> out = outOfScope(facts);
        if (out.isPresent()) {
            return Verdict.notApplicable("%s", out.get());
        }
        String id = getClass().getAnnotation(CheckInfo.class).id();
        Alert.Answer answer = facts.get(new Alert(id));
        Map.Entry<String, List<String>> first =
                answer.ways().entrySet().iterator().next();
        Verdict verdict = answer.rings()
                ? Verdict.pass("%s", heard(answer, first.getKey()))
                : Verdict.fail("%s, so nobody hears of %s", first.getKey(), Few.of(first.getValue()));
        return verdict.with(answer.ways().entrySet().stream()
                .limit(MOST_LINES)
                .map(way -> way.getKey() + ": " + String.join(", ", way.getValue()))
                .toList());
    }

    private static String heard(Alert.Answer answer, String way) {
        int more = answer.ways().size() - 1;
        String ways = more == 0 ? way : way + ", and in " + more + (more == 1 ? " other way" : " other ways");
        String unheard = answer.unheard().isEmpty()
                ? ""
                : "; nobody hears of " + Few.of(answer.unheard()) + ", which would be worth it";
        return "all " + answer.events() + " events are heard: " + ways + unheard;
    }
}
