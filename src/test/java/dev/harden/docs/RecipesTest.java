package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Registered;
import dev.harden.cli.AllChecks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the commands that a fix prints to showing first what they replace. */
class RecipesTest {
    /** What replaces a whole setting, and what shows the old one. */
    private static final Map<String, String> READ_FIRST = Map.of(
            "put-event-selectors", "get-event-selectors",
            "put-delivery-channel", "describe-delivery-channels",
            "put-configuration-recorder", "describe-configuration-recorders",
            "put-key-policy", "get-key-policy",
            "put-metric-filter", "describe-metric-filters",
            "put-metric-alarm", "describe-alarms",
            "put-configuration-aggregator", "describe-configuration-aggregators");

    private static String fix(String id) {
        return AllChecks.registry().checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow()
                .prose()
                .fix();
    }

    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\w:/-])aws ([a-z0-9-]+) ([a-z][a-z0-9-]+(?:\\$\\w+)?)((?:[^\n\\\\]|\\\\\n)*)");

    /** Services without regions, and buckets, whose names tell their region. */
    private static final Set<String> WITHOUT_REGION =
            Set.of("iam", "organizations", "account", "s3api", "s3control", "cloudfront");

    @Test
    void everyCommandOfARegionalServiceNamesTheRegion() {
        int seen = 0;
        for (String block : Recipes.all()) {
            Matcher command = COMMAND.matcher(text(block));
            while (command.find()) {
                if (!WITHOUT_REGION.contains(command.group(1))) {
                    seen++;
                    assertThat(command.group(3))
                            .as(block + ": " + command.group())
                            .contains(" --region ");
                }
            }
        }
        assertThat(seen).isGreaterThan(150);
    }

    @Test
    void everyArnLeavesThePartitionToItsReader() {
        for (Registered check : AllChecks.registry().checks()) {
            assertThat(check.prose().fix()).as(check.id()).doesNotContain("arn:aws:");
        }
        assertThat(fix("s3-tls-only")).contains("arn:PARTITION:s3:::BUCKET/*");
    }

    @Test
    void everyRecipeIsCarriedOutOrTheListSaysWhyNot() {
        Recipes recipes = Recipes.read();
        assertThat(Recipes.all())
                .hasSizeGreaterThan(150)
                .allSatisfy(block -> assertThat(
                                recipes.executed(block) || recipes.whyNot(block).isPresent())
                        .as(block)
                        .isTrue());
        for (String named : recipes.notExecuted().keySet()) {
            assertThat(Recipes.all())
                    .as(named)
                    .anyMatch(block ->
                            (block.equals(named) || block.startsWith(named + " ")) && !recipes.executed(block));
        }
        assertThat(recipes.differs().keySet()).allMatch(check -> Recipes.all().contains(check + " 1"));
    }

    private static String text(String block) {
        String check = block.substring(0, block.indexOf(' '));
        return Recipes.blocks(fix(check)).get(Integer.parseInt(block.substring(block.indexOf(' ') + 1)) - 1);
    }

    @Test
    void whatIsReplacedIsShownFirst() {
        int seen = 0;
        for (Registered check : AllChecks.registry().checks()) {
            String fix = check.prose().fix();
            for (Map.Entry<String, String> pair : READ_FIRST.entrySet()) {
                int put = fix.indexOf(" " + pair.getKey() + " ");
                if (put >= 0 && check.id().matches("(trail|config|alarm)-.*")) {
                    seen++;
                    assertThat(fix.indexOf(" " + pair.getValue() + " "))
                            .as(check.id() + ": " + pair)
                            .isBetween(0, put);
                }
            }
        }
        assertThat(seen).isGreaterThan(16);
    }

    @Test
    void objectLockComesAfterTheVersioningThatItTakes() {
        String fix = fix("trail-bucket-locked");
        assertThat(fix.indexOf("put-bucket-versioning")).isBetween(0, fix.indexOf("put-object-lock-configuration"));
    }

    @Test
    void theRecorderThatIsThereKeepsItsNameAndRole() {
        assertThat(fix("config-recorder"))
                .contains("name=$RECORDER,roleARN=$ROLE", "--configuration-recorder-name $RECORDER");
    }

    @Test
    void aChangedChannelKeepsTheRest() {
        for (String id : List.of("config-sns", "config-delivery-other-account")) {
            assertThat(fix(id)).contains("merge(DeliveryChannels[0]", "file://channel.json");
        }
    }
}
