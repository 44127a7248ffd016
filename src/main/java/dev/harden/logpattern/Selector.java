package dev.harden.logpattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Names a field of a JSON event, as {@code $.users[0].name}.
 *
 * @param steps the way to it from the root
 */
record Selector(List<Selector.Step> steps) {
    /** Is one step of the way. */
    sealed interface Step {
        /** Gives where it leads from a node: a missing node where it leads nowhere, perhaps several behind a star. */
        List<JsonNode> from(JsonNode node);
    }

    record Member(String name) implements Step {
        @Override
        public List<JsonNode> from(JsonNode node) {
            return List.of(node.path(name));
        }

        @Override
        public String toString() {
            boolean simple = !name.isEmpty() && name.chars().allMatch(Selector::isNameLetter);
            return simple ? "." + name : ".['" + name + "']";
        }
    }

    record Element(int index) implements Step {
        @Override
        public List<JsonNode> from(JsonNode node) {
            return List.of(node.path(index));
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /**
     * Is each member of an object, or each element of an array.
     *
     * @param elements whether it is written {@code [*]}
     */
    record Each(boolean elements) implements Step {
        @Override
        public List<JsonNode> from(JsonNode node) {
            List<JsonNode> all = new ArrayList<>();
            if (elements ? node.isArray() : node.isObject()) {
                node.forEach(all::add);
            } else {
                all.add(MissingNode.getInstance());
            }
            return all;
        }

        @Override
        public String toString() {
            return elements ? "[*]" : ".*";
        }
    }

    Selector {
        steps = List.copyOf(steps);
    }

    static boolean isNameLetter(int letter) {
        return !Character.isWhitespace(letter) && "()[]&|=!<>\"'.{}*,".indexOf(letter) < 0;
    }

    /** Gives what stands there: a missing node where nothing does, and behind a star one for each branch. */
    List<JsonNode> find(JsonNode root) {
        if (steps.size() == 1) {
            return steps.get(0).from(root);
        }
        List<JsonNode> found = List.of(root);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            found.forEach(node -> next.addAll(step.from(node)));
            found = next;
        }
        return found;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("$");
        steps.forEach(text::append);
        return text.toString();
    }
}
