package dev.harden.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.harden.facts.Aws;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.FailedCall;
import dev.harden.facts.Needs;
import dev.harden.facts.Options;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Holds the engine to naming the permission that is missing, where one operation takes several. */
class RefusedPermissionTest {
    @Needs(value = "a:Companion", operation = "x:Get")
    @Needs(value = "a:CompanionOther", operation = "x:Get")
    @Needs("x:Get")
    @Needs("x:Begin")
    record Refused(String message) implements Fact<String> {
        @Override
        public String load(Aws aws) {
            AwsServiceException refusal = AwsServiceException.builder()
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDeniedException")
                            .errorMessage(message)
                            .build())
                    .build();
            refusal.addSuppressed(new FailedCall("x:Get", "eu-west-1"));
            throw refusal;
        }
    }

    private static String missing(String message) {
        Memo memo = new Memo(new CannedAws(), Options.none(), Runnable::run, Others.NONE);
        return catchThrowableOfType(
                        FactUnavailable.class,
                        () -> memo.noting(ConcurrentHashMap.newKeySet()).get(new Refused(message)))
                .unknown()
                .action();
    }

    @Test
    void namesTheOneThatAWSNames() {
        assertThat(missing("User: me is not authorized to perform: a:CompanionOther on resource: r"))
                .isEqualTo("a:CompanionOther");
        assertThat(missing("User: me is not authorized to perform: a:Companion"))
                .isEqualTo("a:Companion");
    }

    @Test
    void namesTheOperationsOwnWhereAWSNamesNone() {
        assertThat(missing("no")).isEqualTo("x:Get");
        assertThat(missing("User: me is not authorized to perform: b:Else")).isEqualTo("x:Get");
    }
}
