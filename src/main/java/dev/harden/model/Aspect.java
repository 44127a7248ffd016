package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Is one part of what a finding says: a control of a benchmark may be about that part alone.
 *
 * @param kind what sort of part it is
 * @param name which one, as {@code tcp 22 IPv4}, {@code length} or {@code ec2:CreateSecurityGroup}
 * @param status how it stands; UNKNOWN where the finding is certain without it
 */
public record Aspect(Kind kind, String name, Status status) implements Comparable<Aspect> {
    private static final Comparator<Aspect> ORDER =
            Comparator.comparing(Aspect::kind).thenComparing(Aspect::status).thenComparing(Aspect::name);

    /** Is a sort of parts. */
    public enum Kind {
        /** Traffic from the Internet: protocol, port and address family, as {@code tcp 22 IPv4}. */
        TRAFFIC,
        /** One of several settings that a check judges together, as {@code length}. */
        SETTING,
        /** A service of AWS, as it is called in the name of its endpoint, as {@code ecr.api}. */
        SERVICE,
        /** An event that somebody is to be notified of, as {@code ec2:CreateSecurityGroup}. */
        EVENT,
        /** An option that keeps the check from judging the subject, as {@code sg-egress.restricted}. */
        OPTION
    }

    public Aspect {
        requireNonNull(kind, "kind");
        requireNonNull(status, "status");
        name = Visible.text(requireNonNull(name, "name"));
    }

    /** Says of an option that it keeps the check from judging the subject. */
    public static Aspect leftOutBy(String option) {
        return new Aspect(Kind.OPTION, option, Status.NOT_APPLICABLE);
    }

    /** Tells whether the user, by an option, keeps the check from judging the subject. */
    public boolean isLeftOut() {
        return kind == Kind.OPTION;
    }

    @Override
    public int compareTo(Aspect other) {
        return ORDER.compare(this, other);
    }
}
