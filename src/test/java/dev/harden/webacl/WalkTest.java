package dev.harden.webacl;

import static dev.harden.webacl.Step.State.ALLOWS;
import static dev.harden.webacl.Step.State.BEHIND;
import static dev.harden.webacl.Step.State.COUNTED;
import static dev.harden.webacl.Step.State.LIVE;
import static dev.harden.webacl.Step.State.NEVER;
import static dev.harden.webacl.Step.State.OTHER;
import static dev.harden.webacl.Step.State.UNSEEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static final Statement ANY = new Statement.Other("any", "the path", Truth.SOMETIMES);
    private static final Statement ELSE = new Statement.Other("else", "the path", Truth.SOMETIMES);
    private static final Group.Managed COMMON = new Group.Managed("AWS", "AWSManagedRulesCommonRuleSet", "");

    private static final Contents CONTENTS = new Contents(Map.of("r", Action.BLOCK), List.of(), true);

    private static Rule rule(String name, Action action, Statement statement) {
        return new Rule(name, action, statement);
    }

    private static Statement from(String set) {
        return new Statement.IpSet(set, false);
    }

    private static Group own(boolean counted, Map<String, Action> overrides) {
        return new Group("own", new Group.Own("group"), counted, overrides, Optional.empty());
    }

    private static Group managed(boolean counted, Optional<Statement> scopeDown) {
        return new Group("common", COMMON, counted, Map.of(), scopeDown);
    }

    private static List<Step.State> states(Acl acl) {
        return states(acl, Optional.empty(), arn -> Bounds.exactly(Trees.SETS.get(arn)));
    }

    private static List<Step.State> states(Acl acl, Optional<List<Rule>> group, Function<String, Bounds> sets) {
        return Walk.through(acl, sets, arn -> group, managed -> Optional.of(CONTENTS)).stream()
                .map(Step::state)
                .toList();
    }

    private static Acl acl(Entry... entries) {
        return new Acl(false, List.of(entries));
    }

    @Test
    void captchaAndChallengeBlockAndCountDoesNot() {
        assertThat(states(acl(
                        rule("a", Action.COUNT, ANY),
                        rule("b", Action.CAPTCHA, ANY),
                        rule("c", Action.CHALLENGE, ANY),
                        rule("d", Action.BLOCK, ANY),
                        rule("e", Action.OTHER, ANY))))
                .containsExactly(COUNTED, LIVE, LIVE, LIVE, OTHER);
    }

    @Test
    void nothingBlocksBehindAnAllowForTheInternet() {
        assertThat(states(acl(
                        rule("a", Action.ALLOW, from("world")),
                        rule("b", Action.BLOCK, ANY),
                        managed(false, Optional.empty()))))
                .containsExactly(ALLOWS, BEHIND, BEHIND);
        assertThat(states(acl(rule("a", Action.BLOCK, ANY), rule("b", Action.ALLOW, from("world")))))
                .containsExactly(LIVE, ALLOWS);
        assertThat(states(new Acl(true, List.of(rule("a", Action.ALLOW, from("world"))))))
                .containsExactly(ALLOWS, BEHIND);
    }

    @Test
    void anAllowOfSomeOrOnACountDoesNotShadow() {
        assertThat(states(acl(rule("a", Action.ALLOW, from("eight")), rule("b", Action.BLOCK, ANY))))
                .containsExactly(ALLOWS, LIVE);
        assertThat(states(acl(rule("a", Action.COUNT, from("world")), rule("b", Action.BLOCK, ANY))))
                .containsExactly(COUNTED, LIVE);
        assertThat(states(acl(
                        rule("a", Action.ALLOW, new Statement.And(List.of(from("world"), ANY))),
                        rule("b", Action.BLOCK, ELSE))))
                .containsExactly(ALLOWS, LIVE);
        assertThat(states(new Acl(true, List.of(rule("a", Action.ALLOW, from("both"))))))
                .containsExactly(ALLOWS, LIVE);
    }

    @Test
    void allowsAddUpAndAnAllowOfAllButSomeLeavesThose() {
        Map<String, Bounds> halves = Map.of(
                "low",
                Bounds.exactly(Trees.set("0.0.0.0/1")),
                "high",
                Bounds.exactly(Trees.set("128.0.0.0/1", "::/1", "8000::/1")));
        assertThat(states(
                        acl(
                                rule("a", Action.ALLOW, from("low")),
                                rule("b", Action.BLOCK, ELSE),
                                rule("c", Action.ALLOW, from("high")),
                                rule("d", Action.BLOCK, ANY)),
                        Optional.empty(),
                        halves::get))
                .containsExactly(ALLOWS, LIVE, ALLOWS, BEHIND);
        assertThat(states(acl(rule("a", Action.ALLOW, new Statement.Not(from("eight"))), rule("b", Action.BLOCK, ANY))))
                .containsExactly(ALLOWS, LIVE);
    }

    @Test
    void whoIsNotAllowedMayStillBeBlocked() {
        assertThat(states(acl(
                        rule("a", Action.ALLOW, new Statement.Not(from("eight"))),
                        rule("b", Action.BLOCK, from("eight")),
                        rule("c", Action.BLOCK, from("nine")))))
                .containsExactly(ALLOWS, LIVE, BEHIND);
    }

    @Test
    void aRuleThatMatchesNothingDoesNotBlock() {
        assertThat(states(acl(rule("a", Action.BLOCK, from("nobody"))))).containsExactly(NEVER);
        assertThat(states(acl(rule("a", Action.ALLOW, from("eight")), rule("b", Action.BLOCK, from("eight")))))
                .containsExactly(ALLOWS, BEHIND);
        assertThat(states(acl(managed(false, Optional.of(from("nobody")))))).containsExactly(NEVER);
        assertThat(states(acl(rule("a", Action.BLOCK, new Statement.RateBased(Optional.of(from("nobody")))))))
                .containsExactly(NEVER);
        assertThat(states(acl(rule("a", Action.BLOCK, new Statement.IpSet("eight", true)))))
                .containsExactly(LIVE);
    }

    @Test
    void aGroupsRulesHaveTheActionsThatTheWebAclGivesThem() {
        List<Rule> rules = List.of(rule("x", Action.BLOCK, ANY), rule("y", Action.COUNT, ANY));
        assertThat(states(acl(own(false, Map.of())), Optional.of(rules), null)).containsExactly(LIVE, COUNTED);
        assertThat(states(
                        acl(own(false, Map.of("x", Action.COUNT, "y", Action.BLOCK, "X", Action.BLOCK))),
                        Optional.of(rules),
                        null))
                .containsExactly(COUNTED, LIVE);
        assertThat(states(acl(own(true, Map.of())), Optional.of(rules), null)).containsExactly(COUNTED, COUNTED);
        assertThat(managed(false, Optional.empty()).blocking(Map.of("a", Action.BLOCK, "b", Action.COUNT)))
                .containsExactly("a");
        assertThat(managed(true, Optional.empty()).blocking(Map.of("a", Action.BLOCK)))
                .isEmpty();
    }

    @Test
    void anAllowInsideACountedGroupLetsNobodyThrough() {
        List<Rule> rules = List.of(rule("x", Action.ALLOW, from("world")));
        Function<String, Bounds> sets = arn -> Bounds.exactly(Trees.SETS.get(arn));
        assertThat(states(acl(own(true, Map.of()), rule("b", Action.BLOCK, ANY)), Optional.of(rules), sets))
                .containsExactly(COUNTED, LIVE);
        assertThat(states(acl(own(false, Map.of()), rule("b", Action.BLOCK, ANY)), Optional.of(rules), sets))
                .containsExactly(ALLOWS, BEHIND);
    }

    @Test
    void whatCouldNotBeSeenHidesOnlyWhatItCouldTurn() {
        Function<String, Bounds> hidden =
                arn -> arn.startsWith("hidden") ? Bounds.UNSEEN : Bounds.exactly(Trees.SETS.get(arn));
        assertThat(states(
                        acl(
                                rule("a", Action.BLOCK, ANY),
                                own(false, Map.of()),
                                rule("b", Action.BLOCK, ELSE),
                                rule("c", Action.ALLOW, from("world")),
                                rule("d", Action.BLOCK, ELSE)),
                        Optional.empty(),
                        hidden))
                .containsExactly(LIVE, UNSEEN, UNSEEN, ALLOWS, BEHIND);
        assertThat(states(acl(own(true, Map.of()), rule("b", Action.BLOCK, ANY)), Optional.empty(), hidden))
                .containsExactly(COUNTED, LIVE);
        assertThat(states(
                        acl(
                                rule("a", Action.COUNT, from("hidden")),
                                rule("b", Action.BLOCK, from("hidden")),
                                rule("c", Action.BLOCK, ANY),
                                rule("d", Action.ALLOW, from("hidden too")),
                                rule("e", Action.BLOCK, ELSE)),
                        Optional.empty(),
                        hidden))
                .containsExactly(COUNTED, UNSEEN, LIVE, ALLOWS, UNSEEN);
        Acl last = new Acl(true, List.of(rule("a", Action.ALLOW, from("hidden"))));
        assertThat(Walk.through(last, hidden, arn -> Optional.empty(), managed -> Optional.empty())
                        .get(1)
                        .unseen())
                .isEqualTo("hidden");
    }

    @Test
    void sqlInjectionCountsThroughAndOrAndRatesAndNotThroughNot() {
        Statement sqli = new Statement.Sqli("query");
        assertThat(new Statement.And(List.of(ANY, new Statement.Or(List.of(ANY, sqli)))).inspectsSqli())
                .isTrue();
        assertThat(new Statement.RateBased(Optional.of(sqli)).inspectsSqli()).isTrue();
        assertThat(new Statement.And(List.of(ANY, new Statement.Not(sqli))).inspectsSqli())
                .isFalse();
        assertThat(ANY.inspectsSqli()).isFalse();
    }

    @Test
    void whatAnEarlierRuleBlocksDoesNotKeepARuleBehindAnAllowAlive() {
        assertThat(states(acl(
                        rule("a", Action.BLOCK, from("eight")),
                        rule("b", Action.ALLOW, new Statement.Not(from("nobody"))),
                        rule("c", Action.BLOCK, ANY))))
                .containsExactly(LIVE, ALLOWS, BEHIND);
        assertThat(states(
                        acl(rule("a", Action.BLOCK, new Statement.Not(from("nobody"))), rule("c", Action.BLOCK, ANY))))
                .containsExactly(LIVE, LIVE);
    }
}
