package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.policy.ServiceAccess.Answer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAccessTest {
    private static final ServiceAccess RULE = new ServiceAccess(
            "events.amazonaws.com",
            "sns:Publish",
            "arn:aws:sns:eu-west-1:1:t",
            Map.of(
                    "aws:sourcearn",
                    "arn:aws:events:eu-west-1:1:rule/r",
                    "aws:sourceaccount",
                    "1",
                    "aws:sourceowner",
                    ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ALLOWED | {'Principal':{'Service':'events.amazonaws.com'}}",
                "ALLOWED | {'Principal':{'Service':['s3.amazonaws.com','events.amazonaws.com']}}",
                "ALLOWED | {'Principal':'*'}",
                "ALLOWED | {'Principal':{'AWS':'*'}}",
                "REFUSED | {'Principal':{'AWS':'arn:aws:iam::1:root'}}",
                "REFUSED | {'Principal':{'Service':'cloudwatch.amazonaws.com'}}",
                "REFUSED | {'Principal':'*','Action':'sns:Subscribe'}",
                "REFUSED | {'Principal':'*','NotAction':'sns:Pub*'}",
                "ALLOWED | {'Principal':'*','NotAction':'sns:Subscribe'}",
                "REFUSED | {'Principal':'*','Resource':'arn:aws:sns:eu-west-1:1:other'}",
                "ALLOWED | {'Principal':'*','Resource':'arn:aws:sns:*:?:t'}",
                "REFUSED | {'NotPrincipal':{'Service':'events.amazonaws.com'}}",
                "ALLOWED | {'Principal':'*','Condition':{'StringEquals':{'aws:SourceAccount':['2','1']}}}",
                "REFUSED | {'Principal':'*','Condition':{'StringEquals':{'aws:SourceAccount':'2'}}}",
                "ALLOWED | {'Principal':'*','Condition':{'ArnLike':{'AWS:SourceArn':'arn:aws:events:*:1:rule/*'}}}",
                "REFUSED | {'Principal':'*','Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:events:eu-west-1:1:rule/x'}}}",
                "REFUSED | {'Principal':'*','Condition':{'StringEquals':{'AWS:SourceOwner':'1'}}}",
                "REFUSED | {'Principal':'*','Condition':{'StringLike':{'AWS:SourceOwner':'*'}}}",
                "ALLOWED | {'Principal':'*','Condition':{'StringEqualsIfExists':{'AWS:SourceOwner':'1'}}}",
                "ALLOWED | {'Principal':'*','Condition':{'StringNotEquals':{'AWS:SourceOwner':'2'}}}",
                "ALLOWED | {'Principal':'*','Condition':{'Null':{'AWS:SourceOwner':'true'}}}",
                "OPEN | {'Principal':'*','Condition':{'ForAllValues:StringLike':{'AWS:SourceOwner':'2'}}}",
                "OPEN | {'Principal':{'Service':'*'}}",
                "OPEN | {'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}}",
                "OPEN | {'Principal':'*','Condition':{'NumericEquals':{'aws:SourceAccount':'1'}}}",
                "REFUSED | {'Effect':'Deny','Principal':'*'},{'Principal':'*'}",
                "ALLOWED | {'Effect':'Deny','Principal':{'Service':'s3.amazonaws.com'}},{'Principal':'*'}",
                "OPEN | {'Effect':'Deny','Principal':'*','Condition':{'Bool':{'x:y':'true'}}},{'Principal':'*'}",
                "REFUSED | {'Effect':'Deny','Principal':'*','Condition':{'Bool':{'x:y':'true'}}}",
                "OPEN | {'Effect':'Perhaps','Principal':'*'},{'Principal':'*'}"
            })
    void readsStatementsAsWholes(Answer answer, String statements) {
        assertThat(RULE.in(document(statements))).as(statements).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"OPEN, arn:aws:iam::1:root", "OPEN, 1", "REFUSED, arn:aws:iam::2:root"})
    void whatItsAccountMayDoMayCoverAService(Answer answer, String principal) {
        ServiceAccess alarm = new ServiceAccess(
                "cloudwatch.amazonaws.com", "sns:Publish", "arn:aws:sns:eu-west-1:1:t", Map.of("aws:sourceowner", "1"));
        assertThat(alarm.in(document("{'Principal':{'AWS':'" + principal + "'}}")))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"OPEN | no JSON", "REFUSED | {}", "REFUSED | []", "REFUSED | {\"Statement\":[[],3,\"x\"]}"})
    void hostileDocumentsLetNobodyIn(Answer answer, String document) {
        assertThat(RULE.in(document)).isIn(answer, Answer.OPEN);
    }

    private static String document(String statements) {
        String json = statements.replace('\'', '"');
        StringBuilder all = new StringBuilder();
        for (String statement : json.split("(?<=\\}),(?=\\{)")) {
            String effect = statement.contains("\"Effect\"") ? "" : "\"Effect\":\"Allow\",";
            String action = statement.contains("Action\"") ? "" : "\"Action\":\"SNS:Publish\",";
            all.append(all.isEmpty() ? "" : ",")
                    .append("{")
                    .append(effect)
                    .append(action)
                    .append(statement.substring(1));
        }
        return "{\"Statement\":[" + all + "]}";
    }
}
