package dev.harden.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.harden.checks.Registered;
import dev.harden.cli.AllChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds how the recipes of the checks' prose are carried out: {@code recipes.yaml} says in which account, on which finding and
 * with which values, or why one is not.
 *
 * @param places the accounts, in their order
 * @param notExecuted why a recipe is not carried out, by its check, or by its check and block as {@code nat-unused 2}
 * @param differs why a recipe makes other changes than the steps of {@code harden fix}, by its check
 */
record Recipes(List<Place> places, Map<String, String> notExecuted, Map<String, String> differs) {
    private static final Path FILE = Path.of("src/test/resources/dev/harden/docs/recipes.yaml");
    private static final Pattern BLOCK = Pattern.compile("```(?:sh)?\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|[|;(` ])aws [a-z]");

    /**
     * Is an account in which recipes are carried out one after the other.
     *
     * @param name what it is called
     * @param scene what it begins as
     * @param before the script that gives it more failures; what it calls {@code the_...} the values may name
     * @param options what the config file says
     * @param runs the recipes
     */
    record Place(String name, String scene, String before, Map<String, Object> options, List<Run> runs) {}

    /**
     * Is a recipe with what it takes.
     *
     * @param check the check whose failure it mends
     * @param finding tells the failures that it mends by the id, name or region of the resource; none: all of the check
     * @param blocks which of its blocks are carried out; none: all
     * @param with the values of its placeholders, as the shell takes them between double quotes
     * @param first the script of what its reader does before, as writing the files that it names
     * @param ends why the failure ends otherwise than by passing: its resource is gone, or the check does not apply; empty where it passes
     * @param accepts what is worse afterwards, by its check, and why that is so
     */
    record Run(
            String check,
            Optional<String> finding,
            List<Integer> blocks,
            Map<String, String> with,
            String first,
            String ends,
            Map<String, String> accepts) {
        boolean takes(int block) {
            return blocks.isEmpty() || blocks.contains(block);
        }

        /** Gives the script of its blocks with the values filled in. */
        String script(Map<String, String> values) {
            List<String> all = Recipes.blocks(fix(check));
            StringBuilder script = new StringBuilder();
            script.append(filled(first, values)).append('\n');
            for (int i = 0; i < all.size(); i++) {
                if (takes(i + 1)) {
                    script.append(filled(all.get(i), values)).append('\n');
                }
            }
            return script.toString();
        }
    }

    static Recipes read() {
        try {
            JsonNode file = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
            List<Place> places = new ArrayList<>();
            file.get("accounts").properties().forEach(entry -> places.add(place(entry.getKey(), entry.getValue())));
            return new Recipes(places, texts(file.path("not-executed")), texts(file.path("differs")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Place place(String name, JsonNode place) {
        List<Run> runs = new ArrayList<>();
        place.get("recipes").properties().forEach(entry -> {
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(one -> runs.add(run(entry.getKey(), one)));
            } else {
                runs.add(run(entry.getKey(), entry.getValue()));
            }
        });
        Map<String, Object> options = new TreeMap<>();
        place.path("options")
                .properties()
                .forEach(entry ->
                        options.put(entry.getKey(), new ObjectMapper().convertValue(entry.getValue(), Object.class)));
        return new Place(name, place.get("scene").asText(), place.path("before").asText(""), options, runs);
    }

    private static Run run(String check, JsonNode run) {
        List<Integer> blocks = new ArrayList<>();
        run.path("blocks").forEach(block -> blocks.add(block.asInt()));
        return new Run(
                check,
                run.has("finding") ? Optional.of(run.get("finding").asText()) : Optional.empty(),
                blocks,
                texts(run.path("with")),
                run.path("first").asText(""),
                run.path("ends").asText(""),
                texts(run.path("accepts")));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /** Gives how to mend what a check finds. */
    static String fix(String check) {
        return AllChecks.registry().checks().stream()
                .filter(one -> one.id().equals(check))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no check " + check))
                .prose()
                .fix();
    }

    /** Gives the blocks of a prose that have commands of the AWS CLI, in their order. */
    static List<String> blocks(String fix) {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(fix);
        while (block.find()) {
            if (COMMAND.matcher(block.group(1)).find()) {
                blocks.add(block.group(1));
            }
        }
        return blocks;
    }

    /** Puts values in the places of their names; the longest names first. */
    static String filled(String text, Map<String, String> values) {
        String filled = text;
        List<String> names = new ArrayList<>(values.keySet());
        names.sort((one, other) -> other.length() - one.length());
        for (String name : names) {
            filled = filled.replaceAll(
                    "(?<![\\w$])(?<![A-Z]-)" + Pattern.quote(name) + "(?![\\w=]|-[A-Z])",
                    Matcher.quoteReplacement(values.get(name)));
        }
        return filled;
    }

    /** Gives what stands for a name of the reader's where a name alone does not do. */
    static Map<String, String> examples() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String arn : List.of(
                "ARN",
                "ALARM-ARN",
                "KEY-ARN",
                "TOPIC-ARN",
                "ROLE-ARN",
                "GROUP-ARN",
                "TRAIL-ARN",
                "WEB-ACL-ARN",
                "WIDE-POLICY-ARN",
                "RESOURCE-ARN",
                "APP-ARN",
                "ARN-OF-THE-KEY",
                "ARN-OF-ROOTS-DEVICE")) {
            names.put(arn, "arn:aws:iam::111122223333:role/example");
        }
        names.put("NUMBER", "100");
        names.put("KEY", "AKIAIOSFODNN7EXAMPLE");
        names.put("OLD", "AKIAIOSFODNN7EXAMPLE");
        names.put("PORT", "443");
        names.put("ACCOUNT", "111122223333");
        names.put("REGION", "eu-west-1");
        names.put("PARTITION", "aws");
        return names;
    }

    /** Names the blocks of all checks, as {@code nat-unused 2}. */
    static List<String> all() {
        List<String> all = new ArrayList<>();
        for (Registered check : AllChecks.registry().checks()) {
            for (int i = 1; i <= blocks(check.prose().fix()).size(); i++) {
                all.add(check.id() + " " + i);
            }
        }
        return all;
    }

    /** Gives why a block is not carried out. */
    Optional<String> whyNot(String block) {
        return Optional.ofNullable(
                notExecuted.getOrDefault(block, notExecuted.get(block.substring(0, block.indexOf(' ')))));
    }

    /** Tells whether a block is carried out somewhere. */
    boolean executed(String block) {
        String check = block.substring(0, block.indexOf(' '));
        int number = Integer.parseInt(block.substring(block.indexOf(' ') + 1));
        return places.stream()
                .flatMap(place -> place.runs().stream())
                .anyMatch(run -> run.check().equals(check) && run.takes(number));
    }
}
