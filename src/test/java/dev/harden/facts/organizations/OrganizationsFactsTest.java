package dev.harden.facts.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import dev.harden.facts.lambda.Functions;
import dev.harden.policy.Policy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

class OrganizationsFactsTest {
    private static CannedAws pages(String list, String first, String second) {
        return new CannedAws()
                .answer(200, "{\"" + list + "\":[],\"NextToken\":\"t1\"}")
                .answer(200, "{\"" + list + "\":[" + first + "],\"NextToken\":\"t2\"}")
                .answer(200, "{\"" + list + "\":[" + second + "]}");
    }

    @Test
    void listsAllPagesAlsoAfterAnEmptyOne() {
        CannedAws aws = pages("Accounts", "{\"Id\":\"1\",\"Arn\":\"a\"}", "{\"Id\":\"2\",\"Arn\":\"b\"}");
        assertThat(new OrganizationAccounts().load(aws)).extracting(Account::id).containsExactly("1", "2");
        assertThat(aws.asked().get(2)).contains("t2");
        assertThat(new AccountsBelow("r-1").load(pages("Accounts", "{\"Id\":\"1\"}", "{\"Id\":\"2\"}")))
                .containsExactly("1", "2");
        assertThat(new UnitsBelow("r-1").load(pages("OrganizationalUnits", "{\"Id\":\"ou-1\"}", "{\"Id\":\"ou-2\"}")))
                .extracting(OrganizationalUnit::id)
                .containsExactly("ou-1", "ou-2");
        assertThat(new AttachedScps("r-1").load(pages("Policies", "{\"Id\":\"p-1\"}", "{\"Id\":\"p-2\"}")))
                .containsExactly("p-1", "p-2");
        assertThat(new Roots().load(pages("Roots", "{\"Id\":\"r-1\",\"PolicyTypes\":[]}", "")))
                .hasSize(1);
    }

    @Test
    void asksForServiceControlPoliciesOfTheTargetAlone() {
        CannedAws aws = new CannedAws().answer(200, "{\"Policies\":[]}");
        assertThat(new AttachedScps("ou-1").load(aws)).isEmpty();
        assertThat(aws.asked().get(0)).contains("\"ou-1\"", "\"SERVICE_CONTROL_POLICY\"");
    }

    @Test
    void readsAPolicyByItsNameAlsoWhenItSaysNothingThatCanBeRead() {
        Policy policy = new ScpDocument("p-1")
                .load(new CannedAws()
                        .answer(200, "{\"Policy\":{\"PolicySummary\":{\"Name\":\"guard\"},\"Content\":\"{\"}}"));
        assertThat(policy.name()).isEqualTo("policy guard");
        assertThat(policy.document()).isEmpty();
    }

    @Test
    void listsFunctionsOfAllPages() {
        assertThat(new Functions("eu-west-1")
                        .load(new CannedAws()
                                .answer(200, "{\"Functions\":[],\"NextMarker\":\"m\"}")
                                .answer(200, "{\"Functions\":[{\"FunctionName\":\"f\",\"FunctionArn\":\"arn:f\"}]}")))
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("f");
    }

    static Stream<Fact<?>> listing() {
        return Stream.of(
                new Roots(),
                new OrganizationAccounts(),
                new AccountsBelow("r-1"),
                new UnitsBelow("r-1"),
                new AttachedScps("r-1"),
                new ScpDocument("p-1"),
                new Functions("eu-west-1"));
    }

    @ParameterizedTest
    @MethodSource("listing")
    void anEmptyAnswerIsNoEmptyOrganization(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(new CannedAws().answer(200, "{}"))).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("listing")
    void aRefusalPassesThrough(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(new CannedAws().answer(400, "{\"__type\":\"AccessDeniedException\"}")))
                .isInstanceOf(AwsServiceException.class);
    }

    @Test
    void partsThatAwsAlwaysFillsAreNotGuessed() {
        for (List<Object> cut : List.<List<Object>>of(
                List.of(new Roots(), "{\"Roots\":[{\"Id\":\"r-1\"}]}"),
                List.of(new OrganizationAccounts(), "{\"Accounts\":[]}"),
                List.of(new OrganizationAccounts(), "{\"Accounts\":[{\"Id\":\"1\"}]}"),
                List.of(new ScpDocument("p"), "{\"Policy\":{\"PolicySummary\":{\"Name\":\"n\"}}}"))) {
            assertThatThrownBy(() -> ((Fact<?>) cut.get(0)).load(new CannedAws().answer(200, (String) cut.get(1))))
                    .isInstanceOf(Answers.Incomplete.class);
        }
    }
}
