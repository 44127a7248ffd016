package dev.harden.checks.identity;

import dev.harden.policy.Context;
import dev.harden.policy.Trust;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Asks a role's trust policy whether it lets in whoever an identity provider signs a token for: for another audience, or
 * for a stranger, as of another organization of GitHub. A SAML provider says itself, in its assertion, who gets which
 * role, so that of it the audience alone is asked.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html">Roles for OpenID Connect
 *     federation</a>
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">Subjects of GitHub's tokens</a>
 */
record RoleProviders(Trust trust, String role, RoleCallers callers) {
    /** What subjects begin with before they name whose they are, and what ends that name. */
    private static final Map<String, String> OWNERS = new TreeMap<>(Map.of(
            "repo:", "/",
            "project_path:", "/",
            "organization:", ":",
            "owner:", ":",
            "org/", "/",
            "system:serviceaccount:", ":"));

    private static final Pattern TELLS_WHOSE = Pattern.compile(
            "(repository|namespace|project|organization|enterprise|workspace|pipeline|user)(_.*)?|.*owner.*|amr|email|azp|"
                    + "oaud|id|actor(_id)?|job_workflow_ref|workflow_ref");
    private static final List<String> AUDIENCES = List.of("aud", "app_id");
    private static final String STRANGER = "zqstranger/zq";

    /** Tells a key of an identity provider, in small letters: it begins with the provider's address, or with saml. */
    static boolean isOfProvider(String key) {
        return key.startsWith("saml:") || key.replaceFirst(":[^:]*$", "").contains(".");
    }

    List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        if (trust.allowsUnnamed()) {
            for (String action : List.of("sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML")) {
                asked("zq-any-provider", action, token("zq-any-provider"), "it trusts every identity provider")
                        .ifPresent(doors::add);
            }
        }
        for (String provider : trust.allowed("Federated")) {
            if (provider.contains(":saml-provider/")) {
                saml(provider).ifPresent(doors::add);
            } else {
                oidc(provider).forEach(doors::add);
            }
        }
        return doors;
    }

    private Optional<Door> saml(String provider) {
        Context context = token("saml").with("saml:aud", "https://zq-other.example.com/saml");
        return asked(
                provider,
                "sts:AssumeRoleWithSAML",
                context,
                "it trusts " + provider + ", and lets in assertions for any audience: no condition on SAML:aud");
    }

    private List<Door> oidc(String provider) {
        String host = provider.replaceFirst("^arn:[^/]*:oidc-provider/", "");
        Context context = token(host);
        List<Door> doors = new ArrayList<>();
        Context audience = context;
        for (String claim : AUDIENCES) {
            audience = audience.with(host + ":" + claim, "zq-other-audience");
        }
        String web = "sts:AssumeRoleWithWebIdentity";
        asked(
                        provider,
                        web,
                        audience,
                        "it trusts " + provider + ", and lets in tokens for any audience: no condition on " + host
                                + ":aud" + " narrows it")
                .ifPresent(doors::add);
        Optional<Door> found = Optional.empty();
        for (String subject : subjects(host)) {
            Context stranger = context.with(host + ":sub", subject);
            for (String key : trust.keys()) {
                String claim = key.substring(key.lastIndexOf(':') + 1);
                if (key.startsWith(host.toLowerCase(Locale.ROOT) + ":")
                        && TELLS_WHOSE.matcher(claim).matches()) {
                    stranger = stranger.with(key, subject);
                }
            }
            found = Door.better(
                    found,
                    asked(
                            provider,
                            web,
                            stranger,
                            "it trusts " + provider + ", and lets in strangers: no condition on " + host
                                    + ":sub narrows it to one's own"));
        }
        found.ifPresent(doors::add);
        return doors;
    }

    /** Gives subjects that are strangers', also such as the policy's patterns match. */
    private Set<String> subjects(String host) {
        Set<String> subjects = new LinkedHashSet<>();
        OWNERS.forEach((begin, end) -> subjects.add(begin + "zqstranger" + end + "zq"));
        subjects.add("zq-other");
        for (String pattern : trust.values(host + ":sub")) {
            String literal = pattern.replaceFirst("[*?].*", "");
            if (!literal.equals(pattern)) {
                OWNERS.forEach((begin, end) -> {
                    if (begin.startsWith(literal)) {
                        subjects.add(filled(pattern, begin.substring(literal.length()) + STRANGER));
                    } else if (literal.startsWith(begin) && !isNamed(begin, literal.substring(begin.length()), end)) {
                        subjects.add(filled(pattern, STRANGER));
                    }
                });
            }
        }
        return subjects;
    }

    /** Tells whether a name is complete; GitHub may put an immutable id behind it, as in {@code repo:acme@123456/app@456789}. */
    private static boolean isNamed(String begin, String name, String end) {
        return name.contains(end) || begin.equals("repo:") && name.contains("@");
    }

    private static String filled(String pattern, String first) {
        int star = pattern.indexOf('*');
        return star < 0
                ? RoleCallers.filled(pattern)
                : RoleCallers.filled(pattern.substring(0, star))
                        + first
                        + RoleCallers.filled(pattern.substring(star + 1));
    }

    /** Knows that a request has a token of one provider, and claims of no other. */
    private Context token(String host) {
        Context context = callers.request()
                .without("aws:PrincipalOrgID")
                .without("aws:PrincipalAccount")
                .with("aws:PrincipalIsAWSService", "false");
        for (String key : trust.keys()) {
            if (key.startsWith(host.toLowerCase(Locale.ROOT) + ":")) {
                context = context.withSome(key);
            }
        }
        return context;
    }

    private Optional<Door> asked(String provider, String action, Context context, String says) {
        return Door.of(trust.lets(new Trust.Caller("Federated", provider, context), action, role), "", "", says);
    }
}
