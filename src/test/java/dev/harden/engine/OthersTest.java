package dev.harden.engine;

import static dev.harden.checks.Breadth.ACCOUNT;
import static dev.harden.model.Severity.LOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.harden.checks.CheckInfo;
import dev.harden.checks.Registry;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Topic;
import dev.harden.checks.Verdict;
import dev.harden.facts.Aws;
import dev.harden.facts.Derived;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Needs;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Options;
import dev.harden.facts.RestsOn;
import dev.harden.model.Finding;
import dev.harden.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Lets a check of one account see what another knows. */
class OthersTest {
    private static final String SELF = "111122223333";
    private static final String ARCHIVE = "222222222222";
    private static final String REFUSING = "333333333333";
    private static final String ELSEWHERE = "999999999999";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** Tells in which account it is asked. */
    @Needs("x:GetWhere")
    record Where() implements Fact<String> {
        @Override
        public String load(Aws aws) {
            return ((Place) aws).where();
        }
    }

    @RestsOn(Where.class)
    record WhereIndeed() implements Derived<String> {
        @Override
        public String derive(Facts facts) {
            return "indeed " + facts.get(new Where());
        }
    }

    @Needs("x:GetOffer")
    record Offer() implements Fact<String> {
        @Override
        public String load(Aws aws) {
            throw new NotOffered("it has no such service");
        }
    }

    /** Asks in an account. */
    abstract static class Asking implements ScopeCheck {
        private final String account;

        Asking(String account) {
            this.account = account;
        }

        @Override
        public Verdict judge(Scope scope, Facts facts) {
            return Verdict.pass(
                    "%s", facts.in(account, "only " + account + " sees it").get(new WhereIndeed()));
        }
    }

    @CheckInfo(id = "x-archive", title = "t", fault = "f", severity = LOW, scope = ACCOUNT, reads = WhereIndeed.class)
    static final class InArchive extends Asking {
        InArchive() {
            super(ARCHIVE);
        }
    }

    @CheckInfo(id = "x-archive-2", title = "t", fault = "f", severity = LOW, scope = ACCOUNT, reads = WhereIndeed.class)
    static final class InArchiveToo extends Asking {
        InArchiveToo() {
            super(ARCHIVE);
        }
    }

    @CheckInfo(id = "x-self", title = "t", fault = "f", severity = LOW, scope = ACCOUNT, reads = WhereIndeed.class)
    static final class InSelf extends Asking {
        InSelf() {
            super(SELF);
        }
    }

    @CheckInfo(id = "x-refusing", title = "t", fault = "f", severity = LOW, scope = ACCOUNT, reads = WhereIndeed.class)
    static final class InRefusing extends Asking {
        InRefusing() {
            super(REFUSING);
        }
    }

    @CheckInfo(id = "x-elsewhere", title = "t", fault = "f", severity = LOW, scope = ACCOUNT, reads = WhereIndeed.class)
    static final class InElsewhere extends Asking {
        InElsewhere() {
            super(ELSEWHERE);
        }
    }

    @CheckInfo(id = "x-offer", title = "t", fault = "f", severity = LOW, scope = ACCOUNT, reads = Offer.class)
    static final class OfferThere implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            return Verdict.pass("%s", facts.in(ARCHIVE, "hidden").get(new Offer()));
        }
    }

    private final class Place implements Aws {
        private final String account;

        Place(String account) {
            this.account = account;
        }

        String where() {
            asked.add(account);
            if (account.equals(REFUSING)) {
                throw FactUnavailable.noApi("nobody may look");
            }
            return "in " + account;
        }

        @Override
        public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
                Class<C> type, Supplier<B> builder, String region) {
            StsClient client = mock(StsClient.class);
            when(client.getCallerIdentity())
                    .thenReturn(GetCallerIdentityResponse.builder()
                            .account(account)
                            .arn("arn:aws:iam::" + account + ":user/audit")
                            .userId("A")
                            .build());
            return type.cast(client);
        }

        @Override
        public String homeRegion() {
            return "us-east-1";
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pause(Duration time) {}
    }

    private List<Finding> run(ScopeCheck... checks) {
        Others others = new Others(
                List.of(REFUSING, ARCHIVE, SELF),
                Place::new,
                (service, otherwise) -> List.of(SELF, service),
                Options.none(),
                Runnable::run);
        Registry registry = new Registry(List.of(new Topic("x", "X", List.of(checks))));
        Result result = new Engine("test", new Place(SELF), List::of, Options.none(), 2, Progress.SILENT)
                .beside(others)
                .run(new Plan(registry.checks(), List.of()));
        assertThat(result.defects()).isEmpty();
        return result.report().findings();
    }

    private static String line(Finding finding) {
        return finding.status() + " " + finding.outcome().message() + " "
                + finding.outcome().evidence();
    }

    @Test
    void anotherAccountIsAskedAndNamed() {
        assertThat(run(new InArchive()))
                .extracting(OthersTest::line)
                .containsExactly("PASS indeed in " + ARCHIVE + " [seen from account " + ARCHIVE + " too]");
    }

    @Test
    void itIsAskedOnceForAll() {
        run(new InArchive(), new InArchiveToo());
        assertThat(asked).containsExactly(ARCHIVE);
    }

    @Test
    void theOwnAccountIsNotAnother() {
        assertThat(run(new InSelf())).extracting(OthersTest::line).containsExactly("PASS indeed in " + SELF + " []");
    }

    @Test
    void aRefusalThereSaysWhere() {
        assertThat(run(new InRefusing()))
                .extracting(OthersTest::line)
                .containsExactly("UNKNOWN in account " + REFUSING + ": nobody may look [seen from account " + REFUSING
                        + " too]");
    }

    @Test
    void anAccountThatIsNotInTheRunIsNotSeen() {
        assertThat(run(new InElsewhere()))
                .extracting(OthersTest::line)
                .containsExactly("UNKNOWN only " + ELSEWHERE + " sees it []");
    }

    @Test
    void whatTheOtherAccountLacksMakesNothingInapplicableHere() {
        assertThat(run(new OfferThere()))
                .extracting(OthersTest::line)
                .containsExactly("UNKNOWN in account " + ARCHIVE + ": it has no such service [seen from account "
                        + ARCHIVE + " too]");
    }

    @CheckInfo(id = "x-find", title = "t", fault = "f", severity = LOW, scope = ACCOUNT, reads = Where.class)
    static final class Find implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            Optional<String> archive =
                    facts.account(new Where(), where -> where.endsWith(ARCHIVE), Optional.of(REFUSING));
            Optional<String> nobody = facts.account(new Where(), where -> where.endsWith(SELF), Optional.of(SELF));
            return Verdict.pass("%s %s", archive, nobody);
        }
    }

    @Test
    void anAccountIsFoundAndTheOthersAreNotNamed() {
        assertThat(run(new Find()))
                .extracting(OthersTest::line)
                .containsExactly(
                        "PASS Optional[" + ARCHIVE + "] Optional.empty [seen from account " + ARCHIVE + " too]");
        assertThat(asked).containsExactlyInAnyOrder(ARCHIVE, REFUSING);
    }

    @Test
    void aRunOfOneAccountHasNoOthers() {
        Facts facts = Inquiry.facts(new Place(SELF));
        assertThat(facts.account(new Where(), where -> true, Optional.of(ARCHIVE)))
                .isEmpty();
        assertThat(facts.in(SELF, "no").get(new Where())).isEqualTo("in " + SELF);
        assertThatThrownBy(() -> facts.in(ARCHIVE, "not here"))
                .isInstanceOf(FactUnavailable.class)
                .hasMessage("not here");
        assertThatThrownBy(() -> facts.administrators("config.amazonaws.com", "none here"))
                .isInstanceOf(FactUnavailable.class)
                .hasMessage("none here");
    }
}
