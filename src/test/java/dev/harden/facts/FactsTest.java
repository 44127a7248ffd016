package dev.harden.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.model.CallOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class FactsTest {
    @RestsOn({})
    record Tried(List<Integer> candidates, int missing) implements Derived<Boolean> {
        @Override
        public Boolean derive(Facts facts) {
            FactUnavailable hidden = FactUnavailable.noApi("hidden");
            Seen<Integer> seen = new Seen<>(candidates, Collections.nCopies(missing, hidden));
            return facts.any(seen, candidate -> {
                if (candidate < 0) {
                    throw hidden;
                }
                return candidate == 1;
            });
        }
    }

    private static boolean any(int missing, Integer... candidates) {
        return Given.facts().derive(new Tried(List.of(candidates), missing));
    }

    @Test
    void oneThatPassesIsEnoughWhateverElseIsHidden() {
        assertThat(any(0, 0, 1)).isTrue();
        assertThat(any(1, 1)).isTrue();
        assertThat(any(0, -1, 1)).isTrue();
    }

    @Test
    void noneIsKnownOnlyWhenAllWereSeen() {
        assertThat(any(0)).isFalse();
        assertThat(any(0, 0, 0)).isFalse();
        assertThatThrownBy(() -> any(1, 0)).isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() -> any(0, 0, -1)).isInstanceOf(FactUnavailable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, ACCESS_DENIED",
        "403, AccessDeniedException, ACCESS_DENIED",
        "403, UnauthorizedOperation, ACCESS_DENIED",
        "403, AuthorizationError, ACCESS_DENIED",
        "403, '', ACCESS_DENIED",
        "400, Throttling, THROTTLED",
        "503, RequestLimitExceeded, THROTTLED",
        "429, TooManyRequestsException, THROTTLED",
        "503, SlowDown, THROTTLED",
        "401, AuthFailure, REGION_OFF",
        "403, OptInRequired, REGION_OFF",
        "403, UnrecognizedClientException, REGION_OFF",
        "500, InternalError, ERROR",
        "400, ValidationError, ERROR"
    })
    void readsRefusalsInAllTheirSpellings(int status, String code, CallOutcome outcome) {
        AwsServiceException failure = AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
        assertThat(Refusal.read(failure).outcome()).isEqualTo(outcome);
    }

    @Test
    void knowsAServiceControlPolicysDeny() {
        AwsServiceException failure = AwsServiceException.builder()
                .statusCode(403)
                .message("not authorized with an explicit deny in a service control policy")
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("AccessDenied").build())
                .build();
        assertThat(Refusal.read(failure).outcome()).isEqualTo(CallOutcome.DENIED_BY_SCP);
        assertThat(Refusal.read(new IllegalStateException("a bug"))).isNull();
    }

    @Test
    void aBodyThatEndsEarlyIsNoAnswerAndNoDefect() {
        Refusal refusal = Refusal.read(new UncheckedIOException(new IOException("Premature end of body")));
        assertThat(refusal.outcome()).isEqualTo(CallOutcome.UNREACHABLE);
        assertThat(Refusal.read(new IllegalStateException("a defect"))).isNull();
    }
}
