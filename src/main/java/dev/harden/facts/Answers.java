package dev.harden.facts;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads answers: what AWS documents as "there is none" is one, a field that it always fills and that is missing is none. */
public final class Answers {
    private Answers() {}

    /** Says that an answer lacks what AWS always fills. */
    public static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Incomplete(String what) {
            super(what, null, false, false);
        }
    }

    /** Says that an answer was given up, because it or its list of pages has no end that could be reached. */
    public static final class Unbounded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String code;

        /**
         * @param code the kind of failure, as {@code EndlessPages}
         * @param sentence what happened, a fragment that follows the operation's name
         */
        public Unbounded(String code, String sentence) {
            super(sentence, null, true, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * Gives a field that AWS always fills.
     *
     * @param name the field as AWS's reference names it
     * @throws Incomplete when it is missing
     */
    public static <T> T require(T value, String name) {
        if (value == null) {
            throw new Incomplete(name);
        }
        return value;
    }

    /**
     * Holds an answer to having a list that AWS always sends, be it empty: pass {@code response.hasUsers()}.
     *
     * @param name the field as AWS's reference names it
     * @throws Incomplete when it is missing
     */
    public static void requireList(boolean there, String name) {
        if (!there) {
            throw new Incomplete(name);
        }
    }

    /**
     * Makes the call; absent when AWS answers with one of the codes, which its reference documents as "there is none".
     *
     * @param codes the error codes on the wire, as {@code NoSuchEntity}
     */
    public static <T> Optional<T> absentWhen(Supplier<T> call, String... codes) {
        try {
            return Optional.of(call.get());
        } catch (AwsServiceException refusal) {
            if (Arrays.asList(codes).contains(Refusal.code(refusal))) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
