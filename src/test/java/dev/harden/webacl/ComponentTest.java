package dev.harden.webacl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentTest {
    private static final Component PATH = Component.of(Component.Kind.PATH, List.of("NONE"));
    private static final Component QUERY = Component.of(Component.Kind.QUERY, List.of());
    private static final Component HEADER = Component.of(Component.Kind.OPTIONAL, List.of());
    private static final Component BODY = Component.of(Component.Kind.USUAL, List.of());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "/,STARTS_WITH,ALWAYS",
        "/,CONTAINS,ALWAYS",
        "'',STARTS_WITH,ALWAYS",
        "'',ENDS_WITH,ALWAYS",
        "'',CONTAINS,ALWAYS",
        "/,EXACTLY,SOMETIMES",
        "'',EXACTLY,NEVER",
        "/admin,STARTS_WITH,SOMETIMES",
        "admin,STARTS_WITH,NEVER",
        "admin,EXACTLY,NEVER",
        "admin,CONTAINS,SOMETIMES",
        "a b,CONTAINS,NEVER",
        "/,CONTAINS_WORD,PERHAPS_ALWAYS"
    })
    void everyPathBeginsWithASlash(String text, String constraint, Truth truth) {
        assertThat(PATH.matches(bytes(text), constraint)).isEqualTo(truth);
    }

    @Test
    void transformationsChangeWhatCanBeThere() {
        Component lower = Component.of(Component.Kind.PATH, List.of("URL_DECODE", "LOWERCASE"));
        assertThat(lower.matches(bytes("/"), "STARTS_WITH")).isEqualTo(Truth.ALWAYS);
        assertThat(lower.matches(bytes("Admin"), "CONTAINS")).isEqualTo(Truth.NEVER);
        assertThat(lower.matches(bytes("admin"), "CONTAINS")).isEqualTo(Truth.SOMETIMES);
        assertThat(Component.of(Component.Kind.OPTIONAL, List.of("LOWERCASE")).matches(bytes("Bot"), "CONTAINS"))
                .isEqualTo(Truth.NEVER);
        assertThat(Component.of(Component.Kind.PATH, List.of("BASE64_DECODE")).matches(bytes("/"), "STARTS_WITH"))
                .isEqualTo(Truth.SOMETIMES);
        assertThat(Component.of(Component.Kind.PATH, List.of("NORMALIZE_PATH")).matches(bytes("/"), "CONTAINS"))
                .isEqualTo(Truth.ALWAYS);
    }

    @Test
    void whatMayBeMissingIsNotAlwaysThere() {
        assertThat(QUERY.matches(bytes(""), "CONTAINS")).isEqualTo(Truth.ALWAYS);
        assertThat(HEADER.matches(bytes(""), "CONTAINS")).isEqualTo(Truth.SOMETIMES);
        assertThat(BODY.matches(bytes(""), "CONTAINS")).isEqualTo(Truth.PERHAPS_ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".*",
                "^",
                "$",
                "^.*$",
                "^/",
                "^/.*",
                "^\\/",
                "/",
                "(.*)",
                "(?:/.*)",
                "^(/.*)$",
                ".+",
                "^.+$",
                ".",
                "a*",
                "(foo)?",
                "x{0,3}",
                "[\\s\\S]*",
                "^[^a]",
                "/|a",
                "^(?:/)?.*",
                "(?i)^/",
                "\\A/",
                "^/?",
                "[/a-z]"
            })
    void anExpressionThatFindsSomethingInEachPathIsAlwaysTrue(String expression) {
        assertThat(PATH.finds(expression)).isEqualTo(Truth.ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^admin", "(?!)", "^$", "^[a-z]+$", "^[^/]", "a b", "[^\\s\\S]", "^x{2,3}/"})
    void anExpressionThatFindsNothingInAnyPathIsNeverTrue(String expression) {
        assertThat(PATH.finds(expression)).isEqualTo(Truth.NEVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^/admin",
                "a",
                "^.{3,}$",
                "\\.php$",
                "^/(a|b)/",
                "^/(?!admin)",
                "(?i)union",
                "\\bselect\\b",
                "/x+"
            })
    void otherExpressionsAreTrueOfSome(String expression) {
        assertThat(PATH.finds(expression)).isEqualTo(Truth.SOMETIMES);
    }

    @Test
    void anExpressionThatCannotBeReadAndFindsSomethingEverywhereIsNotSettled() {
        assertThat(PATH.finds("(?=/)")).isEqualTo(Truth.PERHAPS_ALWAYS);
        assertThat(PATH.finds("(?<x")).isEqualTo(Truth.PERHAPS_ALWAYS);
        assertThat(HEADER.finds("(?=a|b|)")).isEqualTo(Truth.SOMETIMES);
    }

    @ParameterizedTest
    @CsvSource({
        "GE,0,ALWAYS",
        "GE,1,ALWAYS",
        "GE,2,SOMETIMES",
        "GT,0,ALWAYS",
        "GT,1,SOMETIMES",
        "NE,0,ALWAYS",
        "NE,1,SOMETIMES",
        "LT,0,NEVER",
        "LT,1,NEVER",
        "LT,2,SOMETIMES",
        "LE,0,NEVER",
        "LE,1,SOMETIMES",
        "EQ,0,NEVER",
        "EQ,1,SOMETIMES",
        "LE,1000000,PERHAPS_ALWAYS",
        "LT,65536,PERHAPS_ALWAYS",
        "GT,65536,PERHAPS_NEVER",
        "EQ,65536,PERHAPS_NEVER",
        "NE,65536,PERHAPS_ALWAYS"
    })
    void aPathHasOneByteOrMore(String comparison, long size, Truth truth) {
        assertThat(PATH.isOfSize(comparison, size)).isEqualTo(truth);
    }

    @Test
    void otherPartsMayBeEmptyOrMissing() {
        assertThat(QUERY.isOfSize("GE", 0)).isEqualTo(Truth.ALWAYS);
        assertThat(QUERY.isOfSize("GT", 0)).isEqualTo(Truth.SOMETIMES);
        assertThat(HEADER.isOfSize("GE", 0)).isEqualTo(Truth.SOMETIMES);
        assertThat(HEADER.isOfSize("LT", 0)).isEqualTo(Truth.NEVER);
        assertThat(BODY.isOfSize("GE", 0)).isEqualTo(Truth.PERHAPS_ALWAYS);
    }

    @Test
    void randomExpressionsFindWhatJavaFindsInTheirPaths() {
        String[] parts = {"a", "/", ".", "b*", "(a|b)", "[^a]", "a?", "x{1,2}", "(?:/a)+", "\\w"};
        int exact = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "^" : "");
            for (int i = random.nextInt(4); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            text.append(random.nextInt(4) == 0 ? "$" : "");
            Truth truth = PATH.finds(text.toString());
            Pattern pattern = Pattern.compile(text.toString());
            for (int i = 0; i < 50; i++) {
                StringBuilder path = new StringBuilder("/");
                for (int j = random.nextInt(5); j > 0; j--) {
                    path.append("ab/x_".charAt(random.nextInt(5)));
                }
                boolean found = pattern.matcher(path).find();
                assertThat(truth).as(text + " " + path).isNotEqualTo(found ? Truth.NEVER : Truth.ALWAYS);
            }
            exact += truth == Truth.ALWAYS || truth == Truth.NEVER ? 1 : 0;
        }
        assertThat(exact).isGreaterThan(100);
    }

    @Test
    void aSetFindsWhatAnyOfItsExpressionsFinds() {
        assertThat(PATH.findsAny(List.of())).isEqualTo(Truth.NEVER);
        assertThat(PATH.findsAny(List.of("^[^/]"))).isEqualTo(Truth.NEVER);
        assertThat(PATH.findsAny(List.of("^/a", "/b$"))).isEqualTo(Truth.SOMETIMES);
        assertThat(PATH.findsAny(List.of("^/a", "^/[^a]", "^/$"))).isEqualTo(Truth.ALWAYS);
        assertThat(PATH.findsAny(List.of("(?=/)", "^/")))
                .as("certain all the same")
                .isEqualTo(Truth.ALWAYS);
        assertThat(PATH.findsAny(List.of("^/a", "(?=/)"))).isEqualTo(Truth.PERHAPS_ALWAYS);
        assertThat(PATH.findsAny(List.of("^[^/]", "(?=/xyz)"))).isEqualTo(Truth.SOMETIMES);
        assertThat(BODY.findsAny(List.of("a", "[^a]", "^$"))).isEqualTo(Truth.PERHAPS_ALWAYS);
    }
}
