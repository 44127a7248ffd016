package dev.harden.checks.alarm;

import dev.harden.checks.CheckInfo;
import dev.harden.checks.Reads;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.alarm.Alert;
import dev.harden.facts.alarm.Few;
import dev.harden.facts.alarm.Notice;
import dev.harden.model.Aspect;
import dev.harden.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges whether somebody hears of the events that the check has samples of. */
@Reads({Alert.class})
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
        Notice notice = facts.get(new Alert(id));
        Map.Entry<String, List<String>> first =
                notice.ways().entrySet().iterator().next();
        Verdict verdict = notice.whole()
                ? Verdict.pass("%s", covered(notice, first.getKey()))
                : Verdict.fail("%s", missing(notice, first)).mendedBy(AlarmMends.of(id, scope.account(), facts));
        List<String> lines = new ArrayList<>(lines(notice.ways(), ""));
        lines.addAll(lines(notice.covered(), "covered: "));
        List<Aspect> events = notice.events().entrySet().stream()
                .map(event -> new Aspect(Aspect.Kind.EVENT, event.getKey(), event.getValue()))
                .toList();
        return verdict.with(lines.stream().limit(MOST_LINES).toList()).of(events);
    }

    private static List<String> lines(Map<String, List<String>> ways, String word) {
        return ways.entrySet().stream()
                .map(way -> word + way.getKey() + ": " + String.join(", ", way.getValue()))
                .toList();
    }

    private static String missing(Notice notice, Map.Entry<String, List<String>> gap) {
        if (notice.told().contains(gap.getKey())) {
            return gap.getKey() + ": " + Few.of(gap.getValue());
        }
        String most = notice.most().isEmpty() ? "" : notice.most() + "; ";
        return most + gap.getKey() + ", so no one is notified of " + Few.of(gap.getValue());
    }

    private static String covered(Notice notice, String way) {
        int more = notice.ways().size() - 1;
        String ways = more == 0 ? way : way + ", and in " + more + (more == 1 ? " other way" : " other ways");
        List<String> unmatched = notice.omitted().unmatched();
        String worth = unmatched.isEmpty() ? "" : "; not covered, and worth an alarm too: " + Few.of(unmatched);
        List<String> leftOut = notice.omitted().leftOut();
        String out = leftOut.isEmpty()
                ? ""
                : "; the trails leave out " + String.join(" and ", leftOut)
                        + ", so no one is notified of what happens there";
        return "all " + notice.events().size() + " events are covered: " + ways + out + worth;
    }
}
