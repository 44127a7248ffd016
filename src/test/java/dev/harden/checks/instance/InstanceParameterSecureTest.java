package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.ssm.Parameters;
import dev.harden.model.remedy.NoCommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

class InstanceParameterSecureTest {
    private static final InstanceParameterSecure CHECK = new InstanceParameterSecure();

    @Test
    void passesWhenItIsASecureString() {
        assertThat(given("/shop/db-password", "SecureString").judge(CHECK, REGION))
                .containsExactly(
                        "PASS /shop/db-password: named as a secret (password), and a SecureString",
                        "NOT_APPLICABLE 111122223333: 1 parameter judged by name, 0 not looked at: their names contain no word for a secret");
    }

    @Test
    void failsWhenItIsNot() {
        assertThat(given("/shop/db-password", "String").judge(CHECK, REGION))
                .first()
                .asString()
                .isEqualTo("FAIL /shop/db-password: named as a secret (password), but of type String");
        assertThat(given("tokens.TOKEN", "StringList").judge(CHECK, REGION))
                .first()
                .asString()
                .isEqualTo("FAIL tokens.TOKEN: named as a secret (tokens), but of type StringList");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "password-2",
                "/a/PASSWORD",
                "db_passwd",
                "/app/secret",
                "github-token",
                "apikey",
                "api-key",
                "API_KEY",
                "stripeApiKey",
                "private-key",
                "/tls/privateKey",
                "credential",
                "dbPassword",
                "DBPassword",
                "/password/policy/token",
                "token-idle",
                "secret.names",
                "credential/x",
                "/prod/db/credentials",
                "/prod/app/secrets/stripe",
                "GITHUB_TOKENS",
                "DBPassword2",
                "passwords",
                "db-passwd3",
                "apikeys",
                "api-keys",
                "private_keys2",
                "ApiKey2",
                "credentials-",
                "token10"
            })
    void readsTheWordsOfNames(String name) {
        assertThat(given(name, "String").judge(CHECK, REGION)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordless",
                "secretary",
                "tokenizer",
                "/keys/public-key",
                "api/key",
                "monkey",
                "",
                "/",
                "secret-arn",
                "secret-2-arn",
                "secrets-arn",
                "tokens/id",
                "password2-policy",
                "passwordss",
                "2token2x",
                "secretArn",
                "/secret/id",
                "token_name",
                "token-url",
                "token-ttl",
                "password-policy",
                "password/length",
                "api-key-id",
                "apikey.rotation",
                "private-key-name"
            })
    void takesNoOtherNamesForSecrets(String name) {
        assertThat(given(name, "String").judge(CHECK, REGION))
                .containsExactly(
                        "NOT_APPLICABLE 111122223333: 0 parameters judged by name, 1 not looked at: their names contain no word for a secret");
        assertThat(Given.facts().fact(new Parameters(REGION), List.of()).judge(CHECK, REGION))
                .isEmpty();
    }

    @Test
    void hasNoCommandAsItsValueIsNotRead() {
        assertThat(given("/it's/$(rm)/token", "String").evidence(CHECK, REGION)).isEmpty();
        assertThat(InstanceParameterSecure.class
                        .getAnnotation(WithoutCommand.class)
                        .why())
                .isEqualTo(NoCommand.Why.VALUE);
    }

    @Test
    void namesTheResourceByItsArn() {
        assertThat(arn(ParameterMetadata.builder().name("token")))
                .endsWith("ssm:eu-west-1:111122223333:parameter/token");
        assertThat(arn(ParameterMetadata.builder().name("/a/token"))).endsWith(":parameter/a/token");
        assertThat(arn(ParameterMetadata.builder().name("token").arn("arn:x"))).isEqualTo("arn:x");
    }

    @Test
    void isUnknownWhenTheParametersAreRefused() {
        assertThat(Given.facts().refused(new Parameters(REGION)).judge(CHECK, REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    private static String arn(ParameterMetadata.Builder parameter) {
        var scope = new dev.harden.model.Scope(Given.ACCOUNT, REGION);
        return CHECK.resource(new InstanceParameterSecure.Named(scope, parameter.build(), "token"))
                .arn();
    }

    private static Given given(String name, String type) {
        return Given.facts()
                .fact(
                        new Parameters(REGION),
                        List.of(ParameterMetadata.builder()
                                .name(name)
                                .type(type)
                                .build()));
    }
}
