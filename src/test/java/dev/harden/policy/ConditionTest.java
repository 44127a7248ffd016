package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Context ROLE = Context.ANY.by("arn:aws:iam::111122223333:role/team/admin");

    private static Truth met(String operator, Context context, String... values) {
        return Condition.of(operator, "K", List.of(values), true).met(context);
    }

    private static Context k(String... values) {
        return Context.ANY.with("k", values);
    }

    @Test
    void aMissingKeyMeetsWhatIsNegatedOrIfExists() {
        Context without = Context.ANY.without("k");
        assertThat(met("StringEquals", without, "v")).isEqualTo(Truth.NO);
        assertThat(met("StringNotEquals", without, "v")).isEqualTo(Truth.YES);
        assertThat(met("BoolIfExists", without, "false")).isEqualTo(Truth.YES);
        assertThat(met("Bool", without, "false")).isEqualTo(Truth.NO);
        assertThat(met("Null", without, "true")).isEqualTo(Truth.YES);
        assertThat(met("ForAllValues:StringEquals", without, "v")).isEqualTo(Truth.YES);
        assertThat(met("ForAnyValue:StringEquals", without, "v")).isEqualTo(Truth.NO);
    }

    @Test
    void anUnknownKeyLeavesItOpenUnlessNothingCouldMatter() {
        assertThat(met("StringEquals", Context.ANY, "v")).isEqualTo(Truth.DEPENDS);
        assertThat(met("StringLikeIfExists", Context.ANY, "*")).isEqualTo(Truth.YES);
        assertThat(met("StringLike", Context.ANY, "*")).isEqualTo(Truth.DEPENDS);
        assertThat(met("StringLike", Context.ANY.withSome("k"), "*")).isEqualTo(Truth.YES);
        assertThat(met("StringNotLike", Context.ANY.withSome("k"), "*")).isEqualTo(Truth.NO);
        assertThat(met("StringNotLike", Context.ANY.withSome("k"), "a*")).isEqualTo(Truth.DEPENDS);
        assertThat(met("BoolIfExists", Context.ANY, "true", "false")).isEqualTo(Truth.YES);
        assertThat(met("Null", Context.ANY, "true", "false")).isEqualTo(Truth.YES);
        assertThat(met("ForAllValues:StringLike", Context.ANY, "*")).isEqualTo(Truth.YES);
        assertThat(met("ForAllValues:StringEquals", Context.ANY)).isEqualTo(Truth.DEPENDS);
        assertThat(met("StringEquals", Context.ANY)).isEqualTo(Truth.NO);
    }

    @Test
    void severalValuesAreOneOfThemOrNoneOfThem() {
        assertThat(met("StringEquals", k("b"), "a", "b")).isEqualTo(Truth.YES);
        assertThat(met("StringNotEquals", k("b"), "a", "b")).isEqualTo(Truth.NO);
        assertThat(met("ForAllValues:StringEquals", k("a", "b"), "a")).isEqualTo(Truth.NO);
        assertThat(met("ForAnyValue:StringEquals", k("a", "b"), "a")).isEqualTo(Truth.YES);
        assertThat(met("StringEquals", k("a", "b"), "a")).isEqualTo(Truth.DEPENDS);
    }

    @Test
    void namesOfOperatorsAndKeysKnowNoCaseValuesDo() {
        assertThat(met("stringequals", Context.ANY.with("K", "v"), "v")).isEqualTo(Truth.YES);
        assertThat(met("STRINGEQUALSIFEXISTS", k("V"), "v")).isEqualTo(Truth.NO);
        assertThat(met("StringEqualsIgnoreCase", k("V"), "v")).isEqualTo(Truth.YES);
        assertThat(met("Bool", k("True"), "TRUE")).isEqualTo(Truth.YES);
    }

    @Test
    void starsAreStarsWhereNothingIsLikeSomething() {
        assertThat(met("StringEquals", k("abc"), "a*")).isEqualTo(Truth.NO);
        assertThat(met("StringLike", k("abc"), "a*")).isEqualTo(Truth.YES);
        assertThat(met("StringLike", k("a*"), "a${*}")).isEqualTo(Truth.YES);
        assertThat(met("StringLike", k("abc"), "a${*}")).isEqualTo(Truth.NO);
    }

    @Test
    void numbersDatesAndBytesAreCompared() {
        assertThat(met("NumericLessThan", k("9"), "10")).isEqualTo(Truth.YES);
        assertThat(met("NumericGreaterThanEquals", k("10.0"), "10")).isEqualTo(Truth.YES);
        assertThat(met("NumericNotEquals", k("10"), "10")).isEqualTo(Truth.NO);
        assertThat(met("NumericEquals", k("x"), "10")).isEqualTo(Truth.DEPENDS);
        Context now = Context.ANY.at(Instant.parse("2026-11-25T00:00:00Z"));
        Condition past = Condition.of("DateGreaterThan", "aws:CurrentTime", List.of("2020-01-01"), true);
        Condition over = Condition.of("DateLessThan", "aws:CurrentTime", List.of("2020-01-01T00:00:00+02:00"), true);
        Condition epoch = Condition.of("DateLessThanEquals", "aws:EpochTime", List.of("1500000000"), true);
        assertThat(past.met(now)).isEqualTo(Truth.YES);
        assertThat(over.met(now)).isEqualTo(Truth.NO);
        assertThat(epoch.met(now)).isEqualTo(Truth.NO);
        assertThat(met("BinaryEquals", k("QmluYXJ5"), "QmluYXJ5")).isEqualTo(Truth.YES);
    }

    @Test
    void addressesAreHeldToRanges() {
        assertThat(met("IpAddress", k("203.0.113.7"), "203.0.113.0/24")).isEqualTo(Truth.YES);
        assertThat(met("NotIpAddress", k("203.0.113.7"), "203.0.113.0/24", "::/0"))
                .isEqualTo(Truth.NO);
        assertThat(met("IpAddress", k("2001:db8::1"), "2001:db8::/32")).isEqualTo(Truth.YES);
        assertThat(met("IpAddress", k("203.0.113.7"), "nonsense")).isEqualTo(Truth.DEPENDS);
        Context some = Context.ANY.withSome("k");
        assertThat(met("IpAddress", some, "0.0.0.0/0"))
                .as("whoever wants to comes by IPv4")
                .isEqualTo(Truth.YES);
        assertThat(met("NotIpAddress", some, "0.0.0.0/0"))
                .as("a Deny of the rest is not sure to hold")
                .isEqualTo(Truth.DEPENDS);
        assertThat(met("IpAddress", some, "0.0.0.0/1")).isEqualTo(Truth.DEPENDS);
    }

    @Test
    void arnsAreComparedPartByPart() {
        for (String like : List.of("ArnLike", "ArnEquals")) {
            Condition root = Condition.of(like, "aws:PrincipalArn", List.of("arn:*:iam::*:root"), true);
            Condition team = Condition.of(like, "aws:PrincipalArn", List.of("arn:aws:iam::*:role/*/admin"), true);
            Condition tooFew = Condition.of(like, "aws:PrincipalArn", List.of("arn:*"), true);
            assertThat(root.met(ROLE)).isEqualTo(Truth.NO);
            assertThat(root.met(Context.ANY.by("arn:aws:iam::111122223333:root")))
                    .isEqualTo(Truth.YES);
            assertThat(team.met(ROLE)).isEqualTo(Truth.YES);
            assertThat(tooFew.met(ROLE)).isEqualTo(Truth.DEPENDS);
        }
        assertThat(met("ArnLike", k("arn:aws:s3:::b"), "arn:*:b")).isEqualTo(Truth.DEPENDS);
    }

    @Test
    void variablesTakeWhatIsKnownOrTheirFallback() {
        Context alice = Context.ANY.with("aws:username", "alice").with("k", "home/alice/x");
        assertThat(met("StringLike", alice, "home/${aws:UserName}/*")).isEqualTo(Truth.YES);
        assertThat(met("StringLike", k("home/alice/x"), "home/${aws:username}/*"))
                .isEqualTo(Truth.DEPENDS);
        assertThat(met("StringLike", k("away/alice/x"), "home/${aws:username}/*"))
                .isEqualTo(Truth.NO);
        Context none = k("home/guest").without("aws:username");
        assertThat(met("StringEquals", none, "home/${aws:username, 'guest'}")).isEqualTo(Truth.YES);
        assertThat(met("StringEquals", none, "home/${aws:username}")).isEqualTo(Truth.NO);
        Condition old = Condition.of("StringEquals", "k", List.of("${aws:username}"), false);
        assertThat(old.met(alice.with("k", "alice")))
                .as("the older version of the language has no variables")
                .isEqualTo(Truth.NO);
        assertThat(old.met(alice.with("k", "${aws:username}"))).isEqualTo(Truth.YES);
    }
}
