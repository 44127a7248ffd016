package dev.harden.policy;

import java.util.List;

/**
 * Is a policy document of IAM's language.
 *
 * @param statements its statements, one at least
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar</a>
 */
public record Document(List<Statement> statements) {
    public Document {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a document, raw or percent-encoded.
     *
     * @throws UnclearPolicy when it is none
     */
    public static Document parse(String text) {
        return DocumentReader.read(text);
    }
}
