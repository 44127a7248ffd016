package dev.harden.session.tape;

import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Tells whoever records which operation a request is of: HTTP alone does not say it of every service. */
public final class Calling {
    private static final ThreadLocal<String> OPERATION = new ThreadLocal<>();

    private Calling() {}

    /** Says what the thread is about to send; the SDK sends on the thread that asks. */
    public static void about(SdkRequest request) {
        OPERATION.set(name(request.getClass()));
    }

    /** Gives what was said, once; absent when nothing was said of this request. */
    static Optional<String> take() {
        Optional<String> operation = Optional.ofNullable(OPERATION.get());
        OPERATION.remove();
        return operation;
    }

    /** Gives {@code iam.ListUsers} for {@code software.amazon.awssdk.services.iam.model.ListUsersRequest}. */
    static String name(Class<?> request) {
        String[] parts = request.getName().split("\\.");
        return parts[parts.length - 3] + "." + request.getSimpleName().replaceFirst("(Request|Response)$", "");
    }
}
