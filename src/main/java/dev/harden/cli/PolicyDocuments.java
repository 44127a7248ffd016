package dev.harden.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes IAM policy documents that allow actions on everything, each no larger than a managed policy may be. */
final class PolicyDocuments {
    /**
     * Is how many characters a managed policy may have; white space does not count.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
     */
    static final int LIMIT = 6144;

    private static final String HEAD =
            "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Sid\": \"HardenAudit\",\n"
                    + "      \"Effect\": \"Allow\",\n      \"Action\": [\n";
    private static final String TAIL = "\n      ],\n      \"Resource\": \"*\"\n    }\n  ]\n}";

    private PolicyDocuments() {}

    /** Gives one document, or several where one would be too large. */
    static List<String> of(Collection<String> actions) {
        List<String> documents = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int size = size(HEAD) + size(TAIL);
        int used = size;
        for (String action : actions) {
            int more = action.length() + 3;
            if (used + more > LIMIT) {
                documents.add(HEAD + String.join(",\n", lines) + TAIL);
                lines.clear();
                used = size;
            }
            lines.add("        \"" + action + "\"");
            used += more;
        }
        documents.add(HEAD + String.join(",\n", lines) + TAIL);
        return documents;
    }

    private static int size(String text) {
        return text.replaceAll("\\s", "").length();
    }
}
