package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdministrationTest {
    private static final Policy FULL = policy("full", "{'Effect':'Allow','Action':'*','Resource':'*'}");

    private static Policy policy(String name, String statement) {
        return Policy.read("policy " + name, ("{'Statement':" + statement + "}").replace('\'', '"'));
    }

    private static Administration of(Layers layers) {
        return Administration.of(layers, Context.signedBy("111122223333"), "aws", "111122223333");
    }

    @Test
    void everyLayerHasToAllowIt() {
        Policy most = policy("most", "{'Effect':'Allow','NotAction':'organizations:*','Resource':'*'}");
        Policy some = policy("some", "{'Effect':'Allow','Action':['iam:*','s3:*'],'Resource':'*'}");
        assertThat(of(Layers.of(FULL).under(most)).truth()).isEqualTo(Truth.YES);
        assertThat(of(Layers.of(FULL).under(some)).truth()).isEqualTo(Truth.NO);
        assertThat(of(new Layers(List.of(List.of(FULL), List.of()))).truth()).isEqualTo(Truth.NO);
    }

    @Test
    void tellsWhatAllowsItOrNarrowsIt() {
        assertThat(of(Layers.of(FULL)).by()).hasToString("Optional[statement #1 of policy full]");
        Policy office = policy(
                "office",
                "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}}");
        Administration narrowed = of(Layers.of(FULL, office));
        assertThat(narrowed.truth()).isEqualTo(Truth.YES);
        assertThat(narrowed.by()).hasToString("Optional[statement #1 of policy full]");
        assertThat(narrowed.keys()).containsExactly("aws:SourceIp");
    }

    @Test
    void anUnreadablePolicyLeavesItOpenUnlessItCannotMatter() {
        Policy broken = Policy.read("policy broken", "{");
        Policy deny = policy("none", "{'Effect':'Deny','Action':'*','Resource':'*'}");
        assertThat(of(Layers.of(FULL, broken)).unclear()).isEqualTo("policy broken cannot be read");
        assertThat(of(Layers.of(broken)).truth()).isEqualTo(Truth.DEPENDS);
        assertThat(of(Layers.of(FULL, broken, deny)).truth()).isEqualTo(Truth.NO);
    }

    @Test
    void patternsThatOverlapInTooManyWaysLeaveItOpen() {
        StringBuilder actions = new StringBuilder("'*'");
        for (char letter = 'a'; letter < 'z'; letter++) {
            actions.append(",'*")
                    .append(letter)
                    .append('*')
                    .append((char) (letter + 1))
                    .append("*'");
        }
        Policy wild = policy("wild", "{'Effect':'Deny','Action':[" + actions.substring(4) + "],'Resource':'*'}");
        Administration administration = of(Layers.of(FULL, wild));
        assertThat(administration.truth()).isNotEqualTo(Truth.YES);
    }

    @Test
    void twoPoliciesDecideWhateverTenLargeOnesSayBesides() {
        Policy power = policy(
                "power",
                "[{'Effect':'Allow','NotAction':['iam:*','organizations:*','account:*'],'Resource':'*'},"
                        + "{'Effect':'Allow','Action':['iam:ListRoles','organizations:DescribeOrganization'],'Resource':'*'}]");
        Policy iam = policy("iam", "{'Effect':'Allow','Action':['iam:*','organizations:List*'],'Resource':'*'}");
        List<Policy> all = new ArrayList<>(List.of(power));
        for (int i = 0; i < 10; i++) {
            StringBuilder actions = new StringBuilder("'sts:Get" + i + "*'");
            for (String service : ActionNames.services()) {
                actions.append(",'").append(service).append(":*").append(i).append("*Get*'");
            }
            all.add(policy("large" + i, "{'Effect':'Allow','Action':[" + actions + "],'Resource':'*'}"));
        }
        assertThat(of(new Layers(List.of(all))).truth()).isEqualTo(Truth.NO);
        all.add(iam);
        Administration both = of(new Layers(List.of(all)));
        assertThat(both.truth()).isEqualTo(Truth.YES);
        assertThat(both.unclear()).isEmpty();
    }

    @Test
    void aConditionOnTheTargetNarrowsItAndIsNamed() {
        Policy tagged = policy(
                "tagged",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/a':'b'}}}");
        Policy rest = policy(
                "rest",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:ResourceTag/a':'b'}}}");
        assertThat(of(Layers.of(tagged)).truth()).isEqualTo(Truth.NO);
        assertThat(of(Layers.of(tagged)).keys()).containsExactly("aws:ResourceTag/a");
        assertThat(of(Layers.of(tagged, rest)).truth()).isEqualTo(Truth.YES);
        assertThat(of(Layers.of(tagged, rest)).keys()).isEmpty();
    }
}
