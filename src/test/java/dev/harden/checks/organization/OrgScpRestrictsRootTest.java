package dev.harden.checks.organization;

import static dev.harden.checks.organization.GivenPath.FULL;
import static dev.harden.checks.organization.GivenPath.MEMBER;
import static dev.harden.checks.organization.GivenPath.deny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.organizations.ScpDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrgScpRestrictsRootTest {
    private static String member(String... statements) {
        return GivenPath.member(new OrgScpRestrictsRoot(), statements);
    }

    private static String when(String condition) {
        return member(deny("'Sid':'NoRoot','Action':'*','Resource':'*','Condition':{" + condition + "}"));
    }

    @Test
    void passesByADenyToRootInAnySpelling() {
        for (String operator : List.of("ArnLike", "ArnEquals", "StringLike")) {
            assertThat(when("'" + operator + "':{'aws:PrincipalArn':'arn:*:iam::*:root'}"))
                    .as(operator)
                    .startsWith("PASS")
                    .contains("statement NoRoot of policy inner");
        }
        assertThat(when("'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::222222222222:root'}"))
                .startsWith("PASS");
    }

    @Test
    void sessionsOfAssumeRootMayBeSpared() {
        assertThat(when("'ArnLike':{'aws:PrincipalArn':'arn:*:iam::*:root'},'Null':{'aws:AssumedRoot':'true'}"))
                .startsWith("PASS");
        assertThat(when("'ArnLike':{'aws:PrincipalArn':'arn:*:iam::*:root'},'Null':{'aws:AssumedRoot':'false'}"))
                .startsWith("FAIL");
    }

    @Test
    void whatOnlyRootCanDoMayBeLeftToIt() {
        String root = ",'Resource':'*','Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}}";
        assertThat(member(
                        deny("'NotAction':['s3:GetBucketPolicy','s3:PutBucketPolicy','s3:DeleteBucketPolicy']" + root)))
                .startsWith("PASS");
        assertThat(member(deny("'NotAction':['s3:*']" + root)))
                .startsWith("FAIL")
                .contains("policy root allows it, such as s3:");
        assertThat(member(deny("'Action':['ec2:*','s3:*']" + root))).startsWith("FAIL");
    }

    @Test
    void failsWhereRootIsNotMeant() {
        assertThat(member()).startsWith("FAIL");
        assertThat(when("'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}"))
                .startsWith("FAIL");
        assertThat(when("'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::333333333333:root'}"))
                .startsWith("FAIL");
        assertThat(when("'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'},'StringEquals':"
                        + "{'aws:RequestedRegion':'eu-west-1'}"))
                .startsWith("FAIL")
                .contains("under conditions on aws:RequestedRegion");
    }

    @Test
    void doesNotNameThoseWhomOtherDeniesSpare() {
        assertThat(member(
                        deny(
                                "'Action':'*','Resource':'*','Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}}"),
                        deny("'Action':'ec2:*','Resource':'*','Condition':{'ArnNotLike':{'aws:PrincipalArn':"
                                + "'arn:aws:iam::*:role/net'}}")))
                .startsWith("PASS")
                .doesNotContain("to all but");
    }

    @Test
    void isUnknownWhenAPolicyIsRefused() {
        assertThat(GivenPath.of(
                        MEMBER,
                        GivenPath.levels(FULL, FULL, FULL, FULL)
                                .refused(new ScpDocument("p-member"))
                                .judge(new OrgScpRestrictsRoot())))
                .startsWith("UNKNOWN");
    }
}
