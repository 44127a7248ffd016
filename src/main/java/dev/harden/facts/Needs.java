package dev.harden.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names an API operation that a {@link Fact} calls, and the IAM action that allows it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Needs.All.class)
public @interface Needs {
    /** The IAM action, as {@code iam:GetAccountSummary}. */
    String value();

    /**
     * The operation as {@code prefix:OperationName}, with the IAM prefix of its service, where it is not the action's
     * name: {@code s3:HeadBucket} for {@code s3:ListBucket}.
     */
    String operation() default "";

    /** False where AWS lets everybody call, so that no policy needs the action: {@code sts:GetCallerIdentity}. */
    boolean permission() default true;

    /** Holds several of them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        Needs[] value();
    }
}
