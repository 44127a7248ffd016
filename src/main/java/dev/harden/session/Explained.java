package dev.harden.session;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Refusal;
import dev.harden.facts.Unanswered;
import dev.harden.model.CallOutcome;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in a line what kept AWS from giving credentials, or from telling whose they are. */
public final class Explained {
    private static final String CLOCK =
            "this machine's clock differs from AWS's; set it, for example by NTP, and try again";

    private Explained() {}

    /** Explains a refused {@code sts:GetCallerIdentity}, without which nothing can be asked. */
    public static SessionException identity(FactUnavailable refused) {
        String code = refused.unknown().code();
        return new SessionException(
                switch (code) {
                    case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                        "the AWS credentials have expired;"
                                + " sign in again, for example by 'aws sso login', or renew them, and try again";
                    case "InvalidClientTokenId", "UnrecognizedClientException" ->
                        "AWS does not know these credentials;"
                                + " the access key may be deleted, inactive or of another partition: check AWS_PROFILE"
                                + " and --profile, and the region";
                    case "SignatureDoesNotMatch" ->
                        "the AWS secret access key does not fit its access key;"
                                + " check AWS_SECRET_ACCESS_KEY or the profile";
                    case Refusal.CLOCK -> CLOCK;
                    case "NoAnswer" ->
                        "AWS does not answer: sts:GetCallerIdentity got no answer; check the network,"
                                + " the proxy and --endpoint-url";
                    case Unanswered.CERTIFICATE, Unanswered.PROXY, Unanswered.NAME ->
                        refused.getMessage() + remedy(code);
                    default ->
                        refused.outcome() == CallOutcome.THROTTLED
                                ? "AWS throttled sts:GetCallerIdentity beyond all retries (" + code
                                        + "); try again later"
                                : "AWS does not say whose credentials these are: " + refused.getMessage();
                },
                refused);
    }

    /** Says how a call failed with which credentials are got, in AWS's words. */
    public static String call(String call, SdkException failure) {
        Refusal refusal = Refusal.read(failure);
        if (refusal == null) {
            return call + " failed: " + line(failure);
        }
        if (!(failure instanceof AwsServiceException)) {
            return Unanswered.read(failure)
                    .map(why -> call + " got no answer: " + why.sentence() + remedy(why.code()))
                    .orElseGet(() -> call + " got no answer (" + line(failure)
                            + "); check the network, the proxy and the" + " endpoint");
        }
        if (refusal.code().equals(Refusal.CLOCK)) {
            return "AWS refused " + call + " (" + line(failure) + "): " + CLOCK;
        }
        return switch (refusal.outcome()) {
            case THROTTLED -> "AWS throttled " + call + " beyond all retries (" + line(failure) + "); try again later";
            case ACCESS_DENIED, DENIED_BY_SCP -> "AWS denied " + call + " (" + line(failure) + ")";
            case UNREACHABLE -> call + " " + refusal.sentence() + remedy(refusal.code());
            default -> "AWS refused " + call + " (" + line(failure) + ")";
        };
    }

    /** Checks whether AWS denied the call. */
    public static boolean isDenied(SdkException failure) {
        Refusal refusal = Refusal.read(failure);
        return refusal != null
                && (refusal.outcome() == CallOutcome.ACCESS_DENIED || refusal.outcome() == CallOutcome.DENIED_BY_SCP);
    }

    private static String remedy(String code) {
        return switch (code) {
            case Unanswered.CERTIFICATE ->
                "; where a proxy inspects TLS, name the file of its CA's certificate (PEM) by AWS_CA_BUNDLE, or by"
                        + " ca_bundle in the profile";
            case Unanswered.PROXY -> "; check HTTPS_PROXY, HTTP_PROXY and NO_PROXY";
            case Unanswered.NAME -> "; check the network, HTTPS_PROXY, the region and the endpoint";
            default -> "";
        };
    }

    /** Returns the first line of a failure's message, without request ids. */
    public static String line(Throwable failure) {
        if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return service.awsErrorDetails().errorCode() + ", "
                    + service.awsErrorDetails().errorMessage();
        }
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("").strip();
    }
}
