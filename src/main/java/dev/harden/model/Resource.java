package dev.harden.model;

import static java.util.Objects.requireNonNull;

/**
 * Names the thing that a finding is about.
 *
 * @param arn its ARN, never empty; that of what it belongs to where AWS gives it none
 * @param id the identifier that AWS's own commands take
 * @param type its CloudFormation type name, as {@code AWS::IAM::User}; accounts are {@code AWS::::Account}
 * @param name the name that people know it by; the id where it has none
 */
public record Resource(String arn, String id, String type, String name) {
    /** The type of accounts. */
    public static final String ACCOUNT = "AWS::::Account";

    public Resource {
        requireNonNull(arn, "arn");
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(name, "name");
        arn = Visible.text(arn);
        id = Visible.text(id);
        type = Visible.text(type);
        name = Visible.text(name);
        if (arn.isEmpty() || id.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException(
                    "a resource needs its ARN, id and type: " + arn + ", " + id + ", " + type);
        }
    }

    /** Returns what tells it from all others: its ARN and id, and what of an account it is. */
    public String key() {
        boolean aspect = type.equals(ACCOUNT) && !name.equals(id);
        return arn + "\n" + id + (aspect ? "\n" + name : "");
    }
}
