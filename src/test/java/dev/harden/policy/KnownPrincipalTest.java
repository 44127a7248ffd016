package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownPrincipalTest {
    private static final String PREFIX = "arn:aws:iam::111122223333:role/";

    @Test
    void whatOnePrincipalMayDoAnotherMayNot() {
        Policy policy = Policy.read("policy p", """
                {"Statement":{"Effect":"Allow","Action":"ssm:StartSession","Resource":"*","Condition":
                {"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/ops"}}}}""");
        Layers layers = Layers.of(policy);
        assertThat(layers.mayDo(by("ops")).truth()).isEqualTo(Truth.YES);
        assertThat(layers.mayDo(by("dev")).truth()).isEqualTo(Truth.NO);
        assertThat(layers.mayDo(by("ops")).truth()).isEqualTo(Truth.YES);
    }

    private static Question by(String role) {
        return new Question(
                Domain.actions("ssm:startsession"),
                Domain.resources("*"),
                Context.signedBy("111122223333").by(PREFIX + role));
    }
}
