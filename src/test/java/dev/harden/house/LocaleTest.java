package dev.harden.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.harden.cli.Demo;
import dev.harden.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets the tool speak the same everywhere: nothing depends on the language and digits of the machine. */
class LocaleTest {
    /** What takes the machine's locale when it is given none. */
    private static final Set<String> DEPENDING = Set.of(
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintWriter.format(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintStream.format(java.lang.String, [Ljava.lang.Object;)",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.time.format.DateTimeFormatterBuilder.toFormatter()",
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getNumberInstance()",
            "java.text.NumberFormat.getIntegerInstance()",
            "java.text.NumberFormat.getPercentInstance()",
            "java.text.NumberFormat.getCompactNumberInstance()",
            "java.text.Collator.getInstance()",
            "java.text.BreakIterator.getLineInstance()",
            "java.text.MessageFormat.format(java.lang.String, [Ljava.lang.Object;)",
            "java.util.Locale.getDefault()");

    private static final Set<String> MAKING = Set.of(
            "java.util.Scanner",
            "java.util.Formatter",
            "java.text.DecimalFormat",
            "java.text.SimpleDateFormat",
            "java.text.MessageFormat");

    private static final ArchRule RULE = noClasses()
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("they take the machine's locale") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    String target = access.getTarget().getFullName();
                    String owner = access.getTargetOwner().getName();
                    return DEPENDING.contains(target)
                            || MAKING.contains(owner)
                                    && access.getTarget().getName().equals("<init>")
                            || target.startsWith("java.time.format.DateTimeFormatter.ofLocalized");
                }
            });

    @Test
    void nothingTakesTheMachinesLocale() {
        RULE.check(new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS))
                .importPackages("dev.harden"));
        for (Class<?> bad : List.of(Formats.class, Formatted.class, Lowers.class)) {
            assertThatThrownBy(() -> RULE.check(new ClassFileImporter().importClasses(bad)))
                    .as(bad.getSimpleName())
                    .isInstanceOf(AssertionError.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai"})
    void theReportIsTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        String expected = run("audit", "--demo", "--quiet", "--format", "json");
        String explained = run("explain", "iam-user-mfa") + run("benchmarks") + run("checks");
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(run("audit", "--demo", "--quiet", "--format", "json")).isEqualTo(expected);
            assertThat(run("explain", "iam-user-mfa") + run("benchmarks") + run("checks"))
                    .isEqualTo(explained);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Demo.report().findings()).isNotEmpty();
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        Main.commandLine().setOut(new PrintWriter(out, true)).execute(arguments);
        return out.toString();
    }

    private static final class Formats {
        String bad(int number) {
            return String.format("%d", number);
        }
    }

    private static final class Formatted {
        String bad(int number) {
            return "%d".formatted(number);
        }
    }

    private static final class Lowers {
        String bad(String text) {
            return text.toLowerCase();
        }
    }
}
