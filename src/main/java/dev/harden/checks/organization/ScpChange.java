package dev.harden.checks.organization;

import dev.harden.checks.Guards;
import dev.harden.facts.Fact;
import dev.harden.facts.Foresees;
import dev.harden.facts.organizations.AttachedScps;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.organizations.Roots;
import dev.harden.facts.organizations.ScpDocument;
import dev.harden.model.Account;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * Lets service control policies forbid things to all members: what all checks want forbidden is one policy at the root, as
 * each level takes but a few.
 *
 * @param management the management account, which alone may do it
 * @param root the root's id
 * @param off whether the policies are to be enabled first
 * @param denied what is forbidden, by the ids of the statements
 * @param cutOff who cannot do what any more, by the ids of the statements
 */
record ScpChange(
        Account management,
        String root,
        boolean off,
        Map<String, Map<String, Object>> denied,
        Map<String, String> cutOff)
        implements Intent, Foresees {
    private static final String TYPE = "SERVICE_CONTROL_POLICY";
    private static final String NAME = "member-guardrails";
    /** Stands for the id that AWS will give. */
    private static final String MADE = "p-member-guardrails";

    private static final Placeholder ID =
            new Placeholder("SCP_ID", "the id of policy " + NAME + ", which create-policy answers, as p-0a1b2c3d4e");

    /** Enables service control policies. */
    static ScpChange enabled(Account management, OrganizationRoot.Top top) {
        return new ScpChange(management, top.root(), true, Map.of(), Map.of());
    }

    /** Forbids something, and enables service control policies where they are not. */
    static ScpChange denying(
            Account management, OrganizationRoot.Top top, String sid, Map<String, Object> statement, String cutOff) {
        return new ScpChange(management, top.root(), !top.hasScps(), Map.of(sid, statement), Map.of(sid, cutOff));
    }

    @Override
    public Target target() {
        return new Target("AWS::Organizations::Organization", "global", root, "service control policies");
    }

    @Override
    public String about() {
        List<String> about = new ArrayList<>();
        if (off) {
            about.add("service control policies are enabled on root " + root);
        }
        if (!denied.isEmpty()) {
            about.add("a service control policy at root " + root + " keeps "
                    + String.join(", ", sorted(cutOff).values()));
        }
        return String.join("; ", about);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return new TreeMap<>(map);
    }

    @Override
    public Optional<Intent> with(Intent other) {
        if (!(other instanceof ScpChange more) || !more.root.equals(root)) {
            return Optional.empty();
        }
        Map<String, Map<String, Object>> all = new TreeMap<>(denied);
        all.putAll(more.denied);
        Map<String, String> who = new TreeMap<>(cutOff);
        who.putAll(more.cutOff);
        return Optional.of(new ScpChange(management, root, off || more.off, all, who));
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (off) {
            steps.add(Step.of(call("EnablePolicyType", "RootId", root, "PolicyType", TYPE))
                    .guarded(Guard.of(
                            call("ListRoots"),
                            Guards.isEmpty("Roots[?Id=='" + root + "'].PolicyTypes[] | [?Type=='" + TYPE + "']")))
                    .undoneBy(call("DisablePolicyType", "RootId", root, "PolicyType", TYPE)));
        }
        if (denied.isEmpty()) {
            return steps;
        }
        steps.add(Step.of(call(
                        "CreatePolicy",
                        "Name",
                        NAME,
                        "Type",
                        TYPE,
                        "Description",
                        "What no member account may do",
                        "Content",
                        content()))
                .guarded(Guard.of(
                        call("ListPolicies", "Filter", TYPE), Guards.isEmpty("Policies[?Name=='" + NAME + "']")))
                .undoneBy(call("DeletePolicy", "PolicyId", ID.mark())
                        .finding(
                                ID.name(),
                                call("ListPolicies", "Filter", TYPE),
                                "Policies[?Name=='" + NAME + "'] | [0].Id")));
        Step attached = Step.of(call("AttachPolicy", "PolicyId", ID.mark(), "TargetId", root))
                .needing(ID)
                .undoneBy(call("DetachPolicy", "PolicyId", ID.mark(), "TargetId", root));
        for (String who : sorted(cutOff).values()) {
            attached = attached.but(Effect.CUTS_OFF, who);
        }
        steps.add(attached);
        return steps;
    }

    private Call call(String operation, Object... parameters) {
        return Call.of("organizations", operation, management.globalRegion().orElse("us-east-1"), parameters);
    }

    private String content() {
        List<Map<String, Object>> statements = new ArrayList<>();
        sorted(denied).forEach((sid, statement) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("Sid", sid);
            one.putAll(statement);
            statements.add(one);
        });
        return Call.json(Call.map("Version", "2012-10-17", "Statement", statements));
    }

    @Override
    public boolean isForeseen() {
        // What is attached where, once policies are enabled, nobody was asked.
        return !off || denied.isEmpty();
    }

    @Override
    public boolean touches(Fact<?> question) {
        return off && question instanceof Roots
                || !denied.isEmpty()
                        && (question.equals(new AttachedScps(root)) || question.equals(new ScpDocument(MADE)));
    }

    @Override
    @SuppressWarnings("unchecked") // each question has its own type of answer
    public <T> T after(Fact<T> question, T before) {
        if (question instanceof Roots) {
            return (T) ((List<Root>) before)
                    .stream()
                            .map(one -> one.id().equals(root) ? enabled(one) : one)
                            .toList();
        }
        if (question instanceof ScpDocument) {
            return (T) Policy.read("policy " + NAME, content());
        }
        List<String> attached = new ArrayList<>((List<String>) before);
        if (!attached.contains(MADE)) {
            attached.add(MADE);
        }
        return (T) List.copyOf(attached);
    }

    @Override
    @SuppressWarnings("unchecked") // each question has its own type of answer
    public <T> Optional<T> anew(Fact<T> question) {
        return question instanceof ScpDocument
                ? Optional.of((T) Policy.read("policy " + NAME, content()))
                : Optional.empty();
    }

    private static Root enabled(Root root) {
        List<PolicyTypeSummary> types = new ArrayList<>(root.policyTypes());
        types.removeIf(type -> TYPE.equals(type.typeAsString()));
        types.add(PolicyTypeSummary.builder().type(TYPE).status("ENABLED").build());
        return root.toBuilder().policyTypes(types).build();
    }
}
