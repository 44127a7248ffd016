package dev.harden.checks;

import dev.harden.facts.Question;
import dev.harden.model.Severity;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a check: everything about it that is not its decision. Its prose stands beside it, in {@code <Class>.md}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CheckInfo {
    /** Its stable id, as {@code root-mfa}. */
    String id();

    /** The expected state, true when the check passes: a sentence without a full stop. */
    String title();

    /** What is wrong when the check fails, true of each of its failures: a headline without a full stop. */
    String fault();

    /** What a failure means. */
    Severity severity();

    /** How often it is run. */
    Breadth scope();

    /**
     * What there is none of where nothing is found that could be judged, as {@code no IAM user has an active access key}:
     * a fragment that is true whenever that is so. Checks that judge the account or region as a whole have none.
     */
    String none() default "";

    /** The questions that the class itself asks; what it extends says with {@link Reads} what that asks. */
    Class<? extends Question<?>>[] reads() default {};
}
