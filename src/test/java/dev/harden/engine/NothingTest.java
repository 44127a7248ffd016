package dev.harden.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.model.Account;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Outcome;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NothingTest {
    private static final Account ACCOUNT = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");

    @Test
    void joinsTheRegionsToOneFindingOnTheAccountWithAllThatWasAsked() {
        List<Judged> joined =
                Nothing.joined(List.of(row("us-east-1", "b"), row("eu-west-1", "a"), row("us-east-1", "a")));
        assertThat(joined).hasSize(1);
        Finding finding = joined.get(0).finding();
        assertThat(finding.region()).isEqualTo(Scope.GLOBAL);
        assertThat(finding.resource()).isEqualTo(ACCOUNT.resource());
        assertThat(finding.outcome().message())
                .isEqualTo("there is no web ACL in any of the 2 regions that were judged");
        assertThat(finding.marks().exchanges()).containsExactly("a", "b");
    }

    @Test
    void namesTheRegionWhereItIsOne() {
        assertThat(Nothing.joined(List.of(row("eu-west-1", "a")))
                        .get(0)
                        .finding()
                        .outcome()
                        .message())
                .isEqualTo("there is no web ACL in eu-west-1");
        assertThat(Nothing.joined(List.of(row(Scope.GLOBAL, "a")))
                        .get(0)
                        .finding()
                        .outcome()
                        .message())
                .isEqualTo("there is no web ACL");
    }

    @Test
    void isSilentWhereTheCheckHasFoundSomething() {
        Judged other = new Judged(row("us-east-1", "c").finding(), Optional.empty(), false);
        assertThat(Nothing.joined(Stream.of(row("eu-west-1", "a"), other).toList()))
                .containsExactly(other);
    }

    @CheckInfo(
            id = "x-silent",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            none = "there is no odd number",
            reads = EngineTest.Number.class)
    static final class Silent extends EngineTest.Numbers {
        @Override
        public Subjects<Integer> subjects(Scope scope, Facts facts) {
            return Subjects.below(
                    List.of(2, 4),
                    this::resource,
                    (parent, ask) -> List.of(ask.get(new EngineTest.Number(parent))).stream()
                            .filter(number -> number % 2 == 1)
                            .toList());
        }

        @Override
        public Verdict judge(Integer subject, Facts facts) {
            return Verdict.fail("is odd");
        }
    }

    @Test
    void aCheckThatFindsNothingToJudgeSaysWhatThereIsNoneOfOnceOnTheAccount() {
        assertThat(EngineTest.said(4, new Silent()))
                .containsExactly("x-silent global 111122223333 NOT_APPLICABLE  there is no odd number");
    }

    private static Judged row(String region, String exchange) {
        Finding finding = new Finding(
                "waf-unused",
                Severity.LOW,
                ACCOUNT.id(),
                region,
                ACCOUNT.resource(),
                new Outcome(Status.NOT_APPLICABLE, "there is no web ACL", List.of(), Optional.empty()),
                Marks.of(List.of(exchange)));
        return new Judged(finding, Optional.empty(), true, true);
    }
}
