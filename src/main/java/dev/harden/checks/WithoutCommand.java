package dev.harden.checks;

import dev.harden.model.remedy.NoCommand;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a check why its failures have no command, where that is so of all of them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithoutCommand {
    NoCommand.Why why();

    /** What is missing or who has to do what, a fragment. */
    String text();
}
