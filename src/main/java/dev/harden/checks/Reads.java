package dev.harden.checks;

import dev.harden.facts.Question;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares what a class that checks extend asks by itself, so that none of them says it again. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Reads {
    /** The questions; the permissions of each check that extends the class follow from them too. */
    Class<? extends Question<?>>[] value();
}
