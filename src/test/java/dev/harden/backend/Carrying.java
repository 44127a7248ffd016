package dev.harden.backend;

import dev.harden.model.Finding;
import dev.harden.model.Shell;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Carries entries of plans out with the real AWS CLI, undoes them, and counts what became of them. */
final class Carrying {
    /** What somebody has to give, where any value does. */
    private static final Map<String, String> VALUES = Map.of(
            "CONTACT_NAME", "Ada",
            "CONTACT_TITLE", "Security Operations",
            "CONTACT_MAIL", "security@example.com",
            "CONTACT_PHONE", "+49 30 1234567");

    private final Cli cli;
    final Set<String> planned = new TreeSet<>();
    final Set<String> notProven = new TreeSet<>();
    final Set<String> heldBack = new TreeSet<>();
    final Set<String> notKept = new TreeSet<>();
    final Set<String> notUndone = new TreeSet<>();
    final List<String> errors = new ArrayList<>();
    final List<String> wrong = new ArrayList<>();
    final List<String> worse = new ArrayList<>();
    int executed;
    int turned;
    int undone;

    Carrying(Cli cli) {
        this.cli = cli;
    }

    String line(String what) {
        return what + ": " + planned.size() + " findings with a remedy, " + executed + " steps executed, " + turned
                + " findings turned, " + worse.size() + " worse, " + errors.size() + " errors, " + wrong.size()
                + " else not as foretold, " + notProven.size() + " entries not proven, " + heldBack.size()
                + " held back, " + undone + " entries undone; nothing undoes " + notUndone.size()
                + "; the backend does not keep " + notKept;
    }

    /** Counts a plan, and holds the commands of what is not proven to the CLI's models. */
    void count(FixPlan plan) {
        for (FixPlan.Entry entry : plan.entries()) {
            entry.wanting().forEach(finding -> planned.add(key(finding)));
            switch (entry.proof().state()) {
                case NOT_PROVEN -> {
                    notProven.add(entry.about());
                    entry.with(anything(entry)).steps().forEach(step -> {
                        valid(step.call());
                        step.undo().forEach(this::valid);
                    });
                }
                case HELD_BACK ->
                    heldBack.add(entry.about() + ": " + entry.proof().why() + ": "
                            + entry.proof().worsens().stream()
                                    .map(finding -> key(finding) + " "
                                            + finding.outcome().message())
                                    .toList());
                default -> {}
            }
        }
    }

    /** Gives a value for each placeholder, as long as any has to be. */
    private static Map<String, String> anything(FixPlan.Entry entry) {
        return entry.steps().stream()
                .flatMap(step -> step.placeholders().stream())
                .map(Placeholder::name)
                .distinct()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> VALUES.getOrDefault(
                                name, "arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-x")));
    }

    private boolean valid(Call call) {
        Cli.Ended ended = cli.run(call.command(), Optional.empty());
        if (ended.status() != 0) {
            errors.add(call.command() + ": " + ended.err());
        }
        return ended.status() == 0;
    }

    /** Carries an entry out; gives the operations that the backend lacks or forgets, which are held to the CLI's models. */
    Set<String> execute(Front front, FixPlan.Entry planned) {
        Set<String> gaps = new TreeSet<>();
        for (Step step : planned.with(VALUES).steps()) {
            for (Guard guard : step.guards()) {
                guard(front, guard, step, gaps);
            }
            if (!step.placeholders().isEmpty()) {
                gaps.add(name(step.call()) + " with placeholders");
                continue;
            }
            if (!valid(step.call())) {
                continue;
            }
            executed++;
            run(front, step.call(), "", gaps);
        }
        notKept.addAll(gaps);
        return gaps;
    }

    /** Tells whether calls undo all of an entry. */
    static boolean isUndone(FixPlan.Entry entry) {
        return entry.steps().stream().noneMatch(step -> step.undo().isEmpty());
    }

    /** Undoes an entry, its last step first; gives what the backend lacks or forgets. */
    Set<String> undo(Front front, FixPlan.Entry planned) {
        Set<String> gaps = new TreeSet<>();
        List<Step> steps = planned.with(VALUES).steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            for (Call call : steps.get(i).undo()) {
                if (valid(call)) {
                    run(front, call, "undo ", gaps);
                    if (BackendGaps.drops(name(call))) {
                        gaps.add(name(call));
                    }
                }
            }
        }
        notKept.addAll(gaps);
        return gaps;
    }

    private void run(Front front, Call call, String what, Set<String> gaps) {
        Cli.Ended ended = cli.run(call.command(), Optional.of(front.address()));
        if (BackendGaps.lacks(name(call), ended.err()) || BackendGaps.forgets(name(call))) {
            gaps.add(name(call));
        } else if (ended.status() != 0) {
            errors.add(what + call.command() + ": " + ended.err());
        }
    }

    private void guard(Front front, Guard guard, Step step, Set<String> gaps) {
        String read = guard.read().command() + " --output json --query " + Shell.word(guard.expression());
        Cli.Ended ended = cli.run(read, Optional.of(front.address()));
        boolean same = ended.status() == 0
                ? ended.out().strip().equals("true")
                : guard.absent()
                        .filter(code -> ended.err().contains("(" + code + ")"))
                        .isPresent();
        String name = name(guard.read());
        if (!same && (BackendGaps.lacks(name, ended.err()) || BackendGaps.misreads(name))) {
            gaps.add(name);
        } else if (!same) {
            errors.add("guard of " + step.call().command() + ": " + read + ": "
                    + ended.out().strip() + " " + ended.err());
        }
    }

    private static String name(Call call) {
        return call.service() + ":" + call.operation();
    }

    static String key(Finding finding) {
        return finding.check() + " " + finding.region() + " "
                + finding.resource().arn();
    }
}
