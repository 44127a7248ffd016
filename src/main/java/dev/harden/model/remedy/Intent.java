package dev.harden.model.remedy;

import java.util.List;
import java.util.Optional;

/**
 * Is what a finding wants changed of one target: the end, not the way. The way follows from all that is wanted of the same
 * target, so that two findings do not undo each other.
 */
public interface Intent {
    /** Tells what is changed. */
    Target target();

    /** Says what will be so, a fragment, as {@code tcp 22 and 3389 of sg-0a1b are closed to the Internet}. */
    String about();

    /** Joins it with what else is wanted of the same target; empty where both stand beside each other. */
    Optional<Intent> with(Intent other);

    /** Gives the way, in order. */
    List<Step> steps();
}
