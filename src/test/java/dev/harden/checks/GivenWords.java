package dev.harden.checks;

import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.NotOffered;
import java.util.List;

/** Says what the engine would say of what a check was refused. */
final class GivenWords {
    private GivenWords() {}

    static void guarded(List<String> said, String id, Runnable work) {
        try {
            work.run();
        } catch (FactUnavailable why) {
            said.add(unknown(id, why));
        } catch (Answers.Incomplete incomplete) {
            said.add(unknown(id, FactUnavailable.incomplete(incomplete)));
        } catch (NotOffered why) {
            said.add("NOT_APPLICABLE " + id + ": " + why.getMessage());
        }
    }

    static String unknown(String id, FactUnavailable why) {
        return "UNKNOWN " + id + ": " + why.unknown().cause() + " " + why.getMessage();
    }
}
