package dev.harden.session.tape;

import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Tells whoever records which operation a request is of: HTTP alone does not say it of every service. */
public final class Calling {
    private static final ThreadLocal<String> OPERATION = new ThreadLocal<>();
    private static final ThreadLocal<Runnable> SPOILING = new ThreadLocal<>();

    private Calling() {}

    /**
     * Says what the thread is about to send; the SDK sends on the thread that asks.
     *
     * @param operation its name as it is sent, which is not always that of the request's class
     */
    public static void about(SdkRequest request, String operation) {
        String ofClass = name(request.getClass());
        String sent = ofClass.replaceFirst("[^.]*$", operation);
        OPERATION.set(Kept.of(sent).isPresent() ? sent : ofClass);
        SPOILING.remove();
    }

    /** Gives what was said, once; absent when nothing was said of this request. */
    static Optional<String> take() {
        Optional<String> operation = Optional.ofNullable(OPERATION.get());
        OPERATION.remove();
        return operation;
    }

    /**
     * Says that the SDK did not understand the last answer on this thread. What it stumbled over may be withheld from the
     * recording, which is then to hold an answer that it does not understand either.
     */
    public static void notUnderstood() {
        Runnable spoil = SPOILING.get();
        if (spoil != null) {
            spoil.run();
        }
    }

    static void answered(Runnable spoil) {
        SPOILING.set(spoil);
    }

    /** Gives {@code iam.ListUsers} for {@code software.amazon.awssdk.services.iam.model.ListUsersRequest}. */
    static String name(Class<?> request) {
        String[] parts = request.getName().split("\\.");
        return parts[parts.length - 3] + "." + request.getSimpleName().replaceFirst("(Request|Response)$", "");
    }
}
