package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.backend.Cli;
import dev.harden.backend.MotoServer;
import dev.harden.backend.Stage;
import dev.harden.checks.Registered;
import dev.harden.cli.AllChecks;
import dev.harden.engine.Result;
import dev.harden.facts.Options;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import dev.harden.model.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Carries the recipes of the checks' prose out with the real AWS CLI, on accounts that have their failures: each turns its
 * failure, and makes nothing worse that any check judges. What the test backend does not keep is held to the CLI's models.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecipesIT {
    private static final Recipes RECIPES = Recipes.read();
    private static final Map<String, Set<String>> REMEDIES = new TreeMap<>();
    private static final Map<String, Set<String>> MADE = new TreeMap<>();

    private static final Pattern DECLARED = Pattern.compile("declare -- (the_\\w+)=\"([^\"]*)\"");

    private static Cli cli;
    private static Scripts scripts;

    @BeforeAll
    static void start() {
        cli = Cli.start();
        scripts = Scripts.start(Cli.folder());
    }

    @AfterAll
    static void end() {
        if (scripts != null) {
            scripts.close();
            cli.close();
        }
    }

    @Test
    void everyCommandIsOneOfTheCliWithParametersOfItsModels() {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Registered check : AllChecks.registry().checks()) {
            String blocks = String.join("\n", Recipes.blocks(check.prose().fix()));
            Scripts.Ended ended = scripts.run(Recipes.filled(blocks, Recipes.examples()), "");
            commands += ended.commands().size();
            if (ended.status() != 0) {
                wrong.add(check.id() + ": " + ended.told());
            }
        }
        System.out.println("Held to the CLI's models, and not executed:");
        Recipes.all().stream()
                .filter(block -> !RECIPES.executed(block))
                .forEach(block -> System.out.println(
                        "  " + block + ": " + RECIPES.whyNot(block).orElseThrow()));
        assertThat(wrong).isEmpty();
        assertThat(commands).isGreaterThan(300);
    }

    static Stream<String> places() {
        return RECIPES.places().stream().map(Recipes.Place::name);
    }

    static Stream<Arguments> runs() {
        return RECIPES.places().stream()
                .flatMap(place -> Stream.iterate(0, i -> i + 1)
                        .limit(place.runs().size())
                        .map(i -> Arguments.of(place.name(), place.runs().get(i).check(), i)));
    }

    private static Recipes.Place place(String name) {
        return RECIPES.places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("places")
    void theRecipesOfAnAccountTurnTheirFailuresAndMakeNothingWorse(String place) {
        assertThat(carriedOut(place(place), place(place).runs())).isEmpty();
    }

    /** Runs after those that carry recipes out, which tell what recipes and remedies call. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aRecipeMakesTheCallsOfItsRemedyOrTheListSaysWhyNot() {
        List<String> other = new ArrayList<>();
        MADE.forEach((check, made) -> {
            Set<String> remedy = REMEDIES.getOrDefault(check, Set.of());
            if (!remedy.isEmpty() && !remedy.equals(made) && !RECIPES.differs().containsKey(check)) {
                other.add(check + ": the recipe makes " + made + ", the remedy " + remedy);
            }
            if (remedy.equals(made) && RECIPES.differs().containsKey(check)) {
                other.add(check + " does not differ");
            }
        });
        assertThat(MADE).as("the recipes are carried out before").isNotEmpty();
        assertThat(other).isEmpty();
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("runs")
    void aRecipeAloneTurnsItsFailureAndMakesNothingWorse(String place, String check, int run) {
        assertThat(carriedOut(place(place), List.of(place(place).runs().get(run))))
                .isEmpty();
    }

    /** Carries recipes out one after the other; gives what went otherwise than it should. */
    private static List<String> carriedOut(Recipes.Place place, List<Recipes.Run> runs) {
        List<String> wrong = new ArrayList<>();
        MotoServer.address();
        try (Stage stage = Stage.open(place.scene(), cli)) {
            String endpoint = stage.address().toString();
            Map<String, String> own = new TreeMap<>(Map.of(
                    "ACCOUNT",
                    stage.account(),
                    "REGION",
                    Stage.REGION,
                    "PARTITION",
                    "aws",
                    "ELSEWHERE",
                    stage.elsewhere().toString()));
            Scripts.Ended begun = scripts.run(
                    Recipes.filled(place.before(), own)
                            + "\necho; echo =; for v in \"${!the_@}\"; do declare -p \"$v\"; done",
                    endpoint);
            if (begun.status() != 0) {
                return List.of("before: " + begun.told());
            }
            String known = begun.out().substring(begun.out().lastIndexOf("=\n") + 2);
            Result before = stage.audit(new Options(place.options()));
            Map<String, Finding> then = byKey(before);
            learn(then);
            Map<String, Recipes.Run> wanted = new TreeMap<>();
            for (Recipes.Run run : runs) {
                List<Finding> failures = failures(then, run, known);
                if (failures.isEmpty()) {
                    wrong.add(run.check() + ": no such failure before among "
                            + then.values().stream()
                                    .filter(finding -> finding.check().equals(run.check()))
                                    .map(finding -> finding.resource().name() + ": " + finding.status() + " "
                                            + finding.outcome().message())
                                    .toList());
                    continue;
                }
                failures.forEach(finding -> wanted.put(key(finding), run));
                carryOut(run, failures.get(0), known, own, endpoint, wrong);
            }
            compare(then, byKey(stage.audit(new Options(place.options()))), wanted, runs, wrong);
        }
        return wrong;
    }

    private static void carryOut(
            Recipes.Run run,
            Finding finding,
            String known,
            Map<String, String> own,
            String endpoint,
            List<String> wrong) {
        StringBuilder asks = new StringBuilder(known);
        run.with()
                .forEach((name, value) -> asks.append("v=\"")
                        .append(Recipes.filled(value, own)
                                .replace("{id}", finding.resource().id())
                                .replace("{name}", finding.resource().name())
                                .replace("{arn}", finding.resource().arn()))
                        .append("\"; printf '%s\\n' \"")
                        .append(name)
                        .append("=${v//$'\\n'/ }\"\n"));
        Scripts.Ended asked = scripts.run(asks.toString(), endpoint);
        if (asked.status() != 0) {
            wrong.add(run.check() + ": values: " + asked.told());
            return;
        }
        Map<String, String> values = new TreeMap<>(own);
        asked.out()
                .lines()
                .forEach(line -> values.put(
                        line.substring(0, line.indexOf('=')),
                        line.substring(line.indexOf('=') + 1).strip().replaceAll("\\s+", " ")));
        Scripts.Ended ended = scripts.run(run.script(values), endpoint);
        if (ended.status() != 0) {
            wrong.add(run.check() + ": " + ended.told() + "\n" + run.script(values));
        }
        ended.commands().stream()
                .filter(Scripts.Command::writes)
                .forEach(command -> MADE.computeIfAbsent(run.check(), unseen -> new TreeSet<>())
                        .add(command.operation()));
    }

    private static List<Finding> failures(Map<String, Finding> then, Recipes.Run run, String known) {
        Map<String, String> names = new TreeMap<>();
        Matcher declared = DECLARED.matcher(known);
        while (declared.find()) {
            names.put("$" + declared.group(1), declared.group(2));
        }
        String wanted =
                run.finding().map(text -> names.getOrDefault(text, text)).orElse(".*");
        return then.values().stream()
                .filter(finding -> finding.check().equals(run.check()) && finding.status() == Status.FAIL)
                .filter(finding -> Stream.of(
                                finding.resource().id(), finding.resource().name(), finding.region())
                        .anyMatch(word -> word.matches(wanted)))
                .toList();
    }

    /** Keeps what the steps of the failures' remedies call. */
    private static void learn(Map<String, Finding> findings) {
        findings.values().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .forEach(finding -> finding.remedy()
                        .map(Remedy::alone)
                        .ifPresent(steps -> steps.forEach(
                                step -> REMEDIES.computeIfAbsent(finding.check(), unseen -> new TreeSet<>())
                                        .add(new Scripts.Command(step.call().command(), 0, "").operation()))));
    }

    private static void compare(
            Map<String, Finding> then,
            Map<String, Finding> now,
            Map<String, Recipes.Run> wanted,
            List<Recipes.Run> runs,
            List<String> wrong) {
        wanted.forEach((key, run) -> {
            Finding finding = now.get(key);
            boolean passes = finding == null
                    ? now.values().stream()
                            .anyMatch(other -> other.check().equals(run.check())
                                    && other.region().equals(then.get(key).region())
                                    && other.status() == Status.PASS)
                    : finding.status() == Status.PASS;
            boolean ends = finding == null || finding.status() == Status.NOT_APPLICABLE;
            if (!passes && !(ends && !run.ends().isEmpty())) {
                wrong.add("not turned: " + key + ": "
                        + (finding == null
                                ? "gone"
                                : finding.status() + " " + finding.outcome().message()));
            }
        });
        Set<String> accepted = runs.stream()
                .flatMap(run -> run.accepts().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        now.forEach((key, finding) -> {
            Finding before = then.get(key);
            boolean worse = finding.status() == Status.FAIL && (before == null || before.status() != Status.FAIL)
                    || finding.status() == Status.UNKNOWN && (before == null || before.status() == Status.PASS);
            if (worse && !accepted.contains(finding.check()) && !wanted.containsKey(key)) {
                wrong.add("worse: " + finding.status() + " " + key + ": "
                        + finding.outcome().message());
            }
        });
    }

    private static Map<String, Finding> byKey(Result result) {
        assertThat(result.defects()).isEmpty();
        return result.report().findings().stream()
                .collect(Collectors.toMap(RecipesIT::key, finding -> finding, (one, other) -> one, TreeMap::new));
    }

    private static String key(Finding finding) {
        return finding.check() + " " + finding.region() + " "
                + finding.resource().key();
    }
}
