package dev.harden.checks.subnet;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.Subnet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds each subnet to what its tags call it. */
@CheckInfo(
        id = "subnet-private-by-name",
        title = "Subnets named private are private",
        fault = "Subnet named private has a route to an Internet gateway",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "no subnet is called private by its tags",
        reads = {InternetWay.class})
@WithoutCommand(why = NoCommand.Why.DECISION, text = "someone has to decide which is wrong, its name or its routes")
public final class SubnetPrivateByName extends SubnetCheck {
    private static final List<String> TAGS = List.of("Name", "Tier", "Type", "aws-cdk:subnet-type");
    private static final Pattern WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+|\\p{Lu}+(?!\\p{Ll})");
    private static final Set<String> PRIVATE = Set.of("private", "internal", "isolated");
    private static final Set<String> NOT = Set.of("non", "not", "no");

    @Override
    protected boolean asksWhatItIsAbout() {
        return true;
    }

    @Override
    protected boolean isAbout(Subnet subnet, String region, Facts facts) {
        return claim(subnet).isPresent();
    }

    @Override
    protected Verdict judge(Subnet subnet, String region, Facts facts) {
        String claim = claim(subnet).orElse("");
        InternetWay.Way way = facts.get(new InternetWay(region, subnet.id()));
        return way.isPublic()
                ? Verdict.fail("%s, but %s leads to %s", claim, way.table(), way.gateway())
                : Verdict.pass("%s, and %s leads to no Internet gateway", claim, way.table());
    }

    /** Gives the tag that calls it private. */
    private static Optional<String> claim(Subnet subnet) {
        return TAGS.stream()
                .filter(tag -> saysPrivate(subnet.tags().getOrDefault(tag, "")))
                .findFirst()
                .map(tag -> "its tag " + tag + " says " + subnet.tags().get(tag));
    }

    /** Tells whether a text has one of the words as a whole word, not behind a "non". */
    static boolean saysPrivate(String text) {
        String before = "";
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            if (PRIVATE.contains(word) && !NOT.contains(before)) {
                return true;
            }
            before = word;
        }
        return false;
    }
}
