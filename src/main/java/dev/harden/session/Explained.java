package dev.harden.session;

import dev.harden.facts.FactUnavailable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says in a line what kept AWS from telling whose credentials these are. */
public final class Explained {
    private Explained() {}

    /** Explains a refused {@code sts:GetCallerIdentity}, without which nothing can be asked. */
    public static SessionException identity(FactUnavailable refused) {
        String code = refused.unknown().code();
        return new SessionException(
                switch (code) {
                    case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                        "the AWS credentials have expired;"
                                + " sign in again, as with 'aws sso login', or renew them, and try again";
                    case "InvalidClientTokenId", "UnrecognizedClientException" ->
                        "AWS does not know these credentials;"
                                + " the access key may be deleted, inactive or of another partition: check AWS_PROFILE"
                                + " and --profile, and the region";
                    case "SignatureDoesNotMatch" ->
                        "the AWS secret access key does not fit its access key;"
                                + " check AWS_SECRET_ACCESS_KEY or the profile";
                    case "NoAnswer" ->
                        "AWS does not answer: sts:GetCallerIdentity got no answer; check the network,"
                                + " the proxy and --endpoint-url";
                    default -> "AWS does not say whose credentials these are: " + refused.getMessage();
                });
    }

    /** Gives the first line of a failure's message, without request ids. */
    static String line(Throwable failure) {
        if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return service.awsErrorDetails().errorCode() + ", "
                    + service.awsErrorDetails().errorMessage();
        }
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("").strip();
    }
}
