package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final String FULL = "{'Effect':'Allow','Action':'*','Resource':'*'}";
    private static final Question STOP = new Question(
            Domain.actions("cloudtrail:StopLogging"),
            Domain.resources("arn:aws:cloudtrail:*:111122223333:trail/*"),
            Context.ANY.with("aws:PrincipalOrgID", "o-1"));
    private static final Question PLAIN = new Question(
            Domain.actions("s3:*"),
            Domain.resources("arn:aws:s3:::b", "arn:aws:s3:::b/*"),
            Context.ANY.with("aws:SecureTransport", "false"));

    private static Policy policy(String... statements) {
        String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
        return Policy.read("policy p", text.replace('\'', '"'));
    }

    private static Layers path(Policy... levels) {
        return new Layers(Arrays.stream(levels).map(List::of).toList());
    }

    private static Answer stop(Policy... levels) {
        return path(levels).allowsUnnamed(STOP, "aws", "111122223333");
    }

    private static String deny(String rest) {
        return "{'Effect':'Deny'," + rest + "}";
    }

    @Test
    void forbidsByADenyOfAnySpelling() {
        for (String actions : List.of(
                "'Action':'cloudtrail:stoplogging'",
                "'Action':['x:y','cloudtrail:*']",
                "'Action':'cloud*:?top*'",
                "'NotAction':'s3:*'")) {
            Answer answer = stop(policy(FULL), policy(FULL, deny(actions + ",'Resource':'*'")));
            assertThat(answer.truth()).as(actions).isEqualTo(Truth.NO);
            assertThat(answer.exempt()).isEmpty();
        }
    }

    @Test
    void forbidsByAnAllowListThatLeavesItOutOnAnyLevel() {
        assertThat(stop(policy(FULL), policy("{'Effect':'Allow','Action':['s3:*','ec2:*'],'Resource':'*'}"))
                        .truth())
                .isEqualTo(Truth.NO);
        assertThat(new Layers(List.of(List.of(policy(FULL)), List.of()))
                        .allowsUnnamed(STOP, "aws", "111122223333")
                        .truth())
                .as("a level without policies lets nothing pass")
                .isEqualTo(Truth.NO);
        assertThat(stop(policy(FULL), policy(FULL)).truth()).isEqualTo(Truth.YES);
    }

    @Test
    void statementsForbidTogether() {
        Policy half = policy(
                FULL,
                deny("'Action':'*','Resource':'arn:aws:cloudtrail:*:*:trail/a*'"),
                deny("'Action':'*','NotResource':'arn:aws:cloudtrail:*:*:trail/a*'"));
        assertThat(stop(half).truth()).isEqualTo(Truth.NO);
    }

    @Test
    void aDenyThatIsConfinedForbidsNothing() {
        for (String rest : List.of(
                "'Resource':'arn:aws:cloudtrail:*:*:trail/main'",
                "'Resource':'*','Condition':{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}",
                "'Resource':'*','Condition':{'StringNotEquals':{'aws:PrincipalTag/admin':'true'}}",
                "'Resource':'*','Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}}",
                "'Resource':'*','Condition':{'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}}")) {
            Answer answer = stop(policy(FULL, deny("'Action':'cloudtrail:StopLogging'," + rest)));
            assertThat(answer.truth()).as(rest).isNotEqualTo(Truth.NO);
            assertThat(answer.inFavour()).as(rest).isPresent();
        }
    }

    @Test
    void whatHoldsForEveryMemberConfinesNothingAndExemptionsAreNamed() {
        Answer answer = stop(
                policy(
                        FULL,
                        deny(
                                "'Action':'cloudtrail:*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'},"
                                        + "'BoolIfExists':{'aws:PrincipalIsAWSService':'false'},"
                                        + "'ArnNotLike':{'aws:PrincipalArn':['arn:aws:iam::*:role/trail-admin','arn:*:iam::*:root']}}")));
        assertThat(answer.truth()).isEqualTo(Truth.NO);
        assertThat(answer.exempt()).containsExactly("arn:*:iam::*:root", "arn:aws:iam::*:role/trail-admin");
        assertThat(answer.denying()).extracting(Place::toString).containsExactly("statement #2 of policy p");
    }

    @Test
    void tellsWhatTheRootUserIsLeftWith() {
        Policy root = policy(
                FULL,
                deny("'NotAction':['iam:DeleteVirtualMFADevice','s3:DeleteBucketPolicy'],'Resource':'*','Condition':{"
                        + "'StringLike':{'aws:PrincipalArn':'arn:*:iam::*:root'},'Null':{'aws:AssumedRoot':'true'}}"));
        Question all = new Question(
                Domain.EVERY_ACTION.but("iam:DeleteVirtualMFADevice", "s3:DeleteBucketPolicy"),
                Domain.EVERY_RESOURCE,
                Context.ANY.by("arn:aws:iam::111122223333:root").without("aws:AssumedRoot"));
        assertThat(path(root).allows(all).truth()).isEqualTo(Truth.NO);
        Question more = new Question(Domain.EVERY_ACTION, Domain.EVERY_RESOURCE, all.context());
        assertThat(path(root).allows(more).inFavour().orElseThrow().action()).contains("e");
        assertThat(path(root).allows(more).truth()).isEqualTo(Truth.DEPENDS);
    }

    @Test
    void aBucketsPolicyDeniesPlainTransport() {
        String both = "'Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']";
        String plain = "'Condition':{'Bool':{'aws:SecureTransport':'false'}}";
        assertThat(plain(deny("'Principal':'*','Action':'s3:*'," + both + "," + plain)))
                .isEqualTo(Truth.YES);
        assertThat(plain(deny("'Principal':{'AWS':'*'},'Action':'*','Resource':'*','Condition':{'Bool':"
                        + "{'AWS:securetransport':[false]}}")))
                .isEqualTo(Truth.YES);
        assertThat(plain(
                        deny("'Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::b'," + plain),
                        deny("'Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::b/*'," + plain)))
                .isEqualTo(Truth.YES);
    }

    @Test
    void aNarrowerDenyDoesNot() {
        String plain = "'Condition':{'Bool':{'aws:SecureTransport':'false'}}";
        String all = "'Action':'s3:*','Resource':'*',";
        assertThat(plain(deny("'Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::b/*'," + plain)))
                .isEqualTo(Truth.DEPENDS);
        assertThat(plain(deny("'Principal':'*','Action':'s3:Get*','Resource':'*'," + plain)))
                .isEqualTo(Truth.DEPENDS);
        assertThat(plain(deny("'Principal':{'AWS':'111122223333'}," + all + plain)))
                .isEqualTo(Truth.DEPENDS);
        assertThat(plain(deny("'NotPrincipal':{'AWS':'111122223333'}," + all + plain)))
                .isEqualTo(Truth.DEPENDS);
        assertThat(plain(deny("'Principal':'*'," + all + "'Condition':{'Bool':{'aws:SecureTransport':'false'},"
                        + "'StringEquals':{'aws:SourceVpc':'vpc-1'}}")))
                .isEqualTo(Truth.DEPENDS);
        assertThat(plain(deny("'Principal':'*'," + all + "'Condition':{'Bool':{'aws:SecureTransport':'true'}}")))
                .isEqualTo(Truth.NO);
        assertThat(plain("{'Principal':'*','Effect':'Allow'," + all + plain + "}"))
                .isEqualTo(Truth.NO);
    }

    private static Truth plain(String... statements) {
        return Layers.of(policy(statements)).denies(PLAIN).truth();
    }

    @Test
    void anUnreadablePolicyLeavesOpenWhatItCouldTurn() {
        Policy broken = Policy.read("policy broken", "{");
        Policy denying = policy(FULL, deny("'Action':'*','Resource':'*'"));
        Answer open = new Layers(List.of(List.of(policy(FULL), broken))).allows(STOP);
        assertThat(open.truth()).isEqualTo(Truth.DEPENDS);
        assertThat(open.unclear()).isEqualTo("policy broken cannot be read");
        Answer certain = new Layers(List.of(List.of(denying, broken))).allows(STOP);
        assertThat(certain.truth()).isEqualTo(Truth.NO);
        assertThat(certain.unclear()).isEmpty();
        assertThat(Layers.of(broken).denies(PLAIN).unclear()).contains("broken");
    }

    @Test
    void tellsTheStatementAndTheKeysThatDecide() {
        Answer answer = Layers.of(policy(
                        "{'Sid':'OwnOnly','Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:username}/*',"
                                + "'Condition':{'StringEquals':{'aws:SourceVpc':'vpc-1'}}}"))
                .allows(PLAIN);
        Access access = answer.depends().orElseThrow();
        assertThat(access.by()).hasToString("Optional[statement OwnOnly of policy p]");
        assertThat(access.keys()).containsExactlyInAnyOrder("aws:SourceVpc", "aws:username");
        assertThat(answer.no()).isPresent();
    }
}
