package dev.harden.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the questions that a {@link Derived} fact asks itself; theirs follow from them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RestsOn {
    Class<? extends Question<?>>[] value();
}
