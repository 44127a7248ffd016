package dev.harden.webacl;

import dev.harden.webacl.Formulas.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds which labels requests of one place carry so far, and which requests carry them.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-label-match.html">Rules that match
 *     labels</a>
 */
final class Labels {
    private static final String PREFIX = "awswaf:";

    /**
     * Is a label that some requests carry, or a namespace of which some may carry any.
     *
     * @param any the kind of variable that says whether they carry one of the namespace; none where it is a label
     */
    private record Given(String name, int requests, Kind any) {}

    private final Formulas formulas;
    private final Place place;
    private final List<Given> given = new ArrayList<>();
    private int located = Formulas.FALSE;
    private int locatedByHeader = Formulas.FALSE;
    private int routed = Formulas.FALSE;
    private int routedByHeader = Formulas.FALSE;

    Labels(Formulas formulas, Place place) {
        this.formulas = formulas;
        this.place = place;
    }

    void give(String label, int requests) {
        given.add(new Given(label, requests, null));
    }

    /** Says that some requests may carry any label that begins so. */
    void giveAny(String prefix, int requests, Kind kind) {
        given.add(new Given(prefix, requests, kind));
    }

    /** Adds the labels that a statement gives to all requests that it looks at, whether they match or not. */
    void inspect(Statement statement, int requests) {
        statement.all().forEach(one -> {
            if (one instanceof Statement.Country country) {
                located = country.forwarded() ? located : formulas.or(located, requests);
                locatedByHeader = country.forwarded() ? formulas.or(locatedByHeader, requests) : locatedByHeader;
            } else if (one instanceof Statement.Asn asn) {
                routed = asn.forwarded() ? routed : formulas.or(routed, requests);
                routedByHeader = asn.forwarded() ? formulas.or(routedByHeader, requests) : routedByHeader;
            }
        });
    }

    /** Gives the requests that carry what a statement looks for. */
    int carry(Statement.Label wanted) {
        int carrying = source(wanted);
        for (Given one : given) {
            if (one.any == null ? matches(wanted, one.name) : wanted.key().startsWith(one.name)) {
                int which = one.any == null
                        ? one.requests
                        : formulas.and(one.requests, formulas.is(one.any, "label " + wanted.key()));
                carrying = formulas.or(carrying, which);
            }
        }
        return carrying;
    }

    /** Gives the requests that carry a label about their source, which statements about sources give. */
    private int source(Statement.Label wanted) {
        String key = wanted.key();
        if (key.startsWith("awswaf:clientip:geo:")) {
            String code = country(key);
            boolean elsewhere = !code.isEmpty() && !code.equals(place.country());
            return elsewhere ? Formulas.FALSE : formulas.and(located, whole(key) ? Formulas.TRUE : trait(key));
        }
        if (key.startsWith("awswaf:forwardedip:geo:")) {
            return formulas.and(locatedByHeader, trait(key));
        }
        if (key.startsWith("awswaf:clientip:asn:")) {
            return formulas.and(routed, trait(key));
        }
        return key.startsWith("awswaf:forwardedip:asn:") ? formulas.and(routedByHeader, trait(key)) : Formulas.FALSE;
    }

    private int trait(String key) {
        return formulas.is(Kind.TRAIT, key);
    }

    private static boolean whole(String key) {
        return key.startsWith("awswaf:clientip:geo:country:") && !country(key).isEmpty();
    }

    /** Gives the country that a label about it names; empty where it is another label. */
    static String country(String key) {
        String[] parts = key.split(":", -1);
        boolean named = parts.length == 5 && key.startsWith("awswaf:clientip:geo:") && parts[4].length() >= 2;
        return named ? parts[4].substring(0, 2) : "";
    }

    /** Tells whether a label is, or is in, what a statement looks for. */
    static boolean matches(Statement.Label wanted, String label) {
        String key = wanted.key();
        if (key.startsWith(PREFIX)) {
            return wanted.namespace() ? label.startsWith(key.endsWith(":") ? key : key + ":") : label.equals(key);
        }
        if (wanted.context().isEmpty() || !label.startsWith(wanted.context())) {
            return false;
        }
        String rest = ":" + label.substring(wanted.context().length());
        if (!wanted.namespace()) {
            return rest.endsWith(":" + key);
        }
        String inner = ":" + (key.endsWith(":") ? key : key + ":");
        return rest.contains(inner);
    }
}
