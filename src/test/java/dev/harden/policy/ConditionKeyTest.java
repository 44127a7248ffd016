package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionKeyTest {
    private static List<KeyKind> kinds(String... keys) {
        return List.of(keys).stream()
                .map(key -> ConditionKey.of(key).kind())
                .distinct()
                .toList();
    }

    @Test
    void whoAsksFromWhereAndWhenIsAboutTheRequest() {
        assertThat(kinds(
                        "aws:SourceIp",
                        "AWS:SOURCEVPC",
                        "aws:SourceVpce",
                        "aws:RequestedRegion",
                        "aws:CurrentTime",
                        "aws:MultiFactorAuthPresent",
                        "aws:PrincipalOrgID",
                        "aws:PrincipalTag/team",
                        "aws:SecureTransport",
                        "aws:UserAgent",
                        "s3:TlsVersion",
                        "kms:ViaService",
                        "sts:ExternalId",
                        "saml:aud",
                        "token.actions.githubusercontent.com:sub",
                        "oidc.eks.eu-west-1.amazonaws.com/id/ABC:aud"))
                .containsExactly(KeyKind.REQUEST);
    }

    @Test
    void whatIsDoneToWhatIsAboutTheTarget() {
        assertThat(kinds(
                        "aws:ResourceTag/Env",
                        "aws:ResourceAccount",
                        "aws:RequestTag/Env",
                        "aws:TagKeys",
                        "ssm:resourceTag/Env",
                        "ec2:ResourceTag/Env",
                        "ec2:InstanceType",
                        "kms:ResourceAliases",
                        "kms:EncryptionContext:app",
                        "iam:PolicyARN",
                        "s3:ExistingObjectTag/class",
                        "ssm:DocumentType"))
                .containsExactly(KeyKind.TARGET);
    }

    @Test
    void whatAwsDoesNotNameIsUnknown() {
        assertThat(kinds("aws:Nonsense", "nonsense:Key", "aws:ResourceTag", "ssm:Nonsense", "word"))
                .containsExactly(KeyKind.UNKNOWN);
    }

    @Test
    void namesAreSpelledAsAwsDoesAndTagsAsThePolicyDoes() {
        assertThat(ConditionKey.of("aws:sourcevpce").name()).isEqualTo("aws:SourceVpce");
        assertThat(ConditionKey.of("AWS:resourcetag/Env").name()).isEqualTo("aws:ResourceTag/Env");
        assertThat(ConditionKey.of("Foo:Bar").name()).isEqualTo("Foo:Bar");
    }

    @Test
    void aKeyOfOneServiceIsInItsRequestsAlone() {
        assertThat(ConditionKey.of("ec2:InstanceType").isOf("ec2:RunInstances")).isTrue();
        assertThat(ConditionKey.of("ec2:InstanceType").isOf("ssm:StartSession")).isFalse();
        assertThat(ConditionKey.of("aws:SourceIp").isOf("ssm:StartSession")).isTrue();
        assertThat(ConditionKey.of("ec2:SourceInstanceARN").isOf("s3:GetObject"))
                .as("it is a key of the session")
                .isTrue();
        assertThat(ConditionKey.of("aws:SecureTransport").always()).isTrue();
        assertThat(ConditionKey.of("aws:SourceIp").always()).isFalse();
    }

    @Test
    void everyLineOfTheTableIsRead() {
        assertThat(Reference.lines("condition-keys.txt")).hasSizeGreaterThan(200);
        for (String line : Reference.lines("condition-keys.txt")) {
            String[] words = line.split(" ");
            String key = words[0].equals("of") ? words[1] + ":" + words[3].replace("!", "") : words[3];
            String filled = key.replaceAll("\\$\\{[^}]*}|<[^>]*>", "x");
            assertThat(ConditionKey.of(filled).kind()).as(line).isNotEqualTo(KeyKind.UNKNOWN);
        }
    }
}
