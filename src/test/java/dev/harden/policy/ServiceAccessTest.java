package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAccessTest {
    private static final ServiceAccess RULE = new ServiceAccess(
            "events.amazonaws.com",
            "sns:Publish",
            "arn:aws:sns:eu-west-1:1:t",
            Context.ANY
                    .with("aws:SourceArn", "arn:aws:events:eu-west-1:1:rule/r")
                    .with("aws:SourceAccount", "1")
                    .without("aws:SourceOwner"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "YES | {'Principal':{'Service':'events.amazonaws.com'}}",
                "YES | {'Principal':{'Service':['s3.amazonaws.com','events.amazonaws.com']}}",
                "YES | {'Principal':'*'}",
                "YES | {'Principal':{'AWS':'*'}}",
                "NO | {'Principal':{'AWS':'arn:aws:iam::1:root'}}",
                "NO | {'Principal':{'Service':'cloudwatch.amazonaws.com'}}",
                "NO | {'Principal':'*','Action':'sns:Subscribe'}",
                "NO | {'Principal':'*','NotAction':'sns:Pub*'}",
                "YES | {'Principal':'*','NotAction':'sns:Subscribe'}",
                "NO | {'Principal':'*','Resource':'arn:aws:sns:eu-west-1:1:other'}",
                "YES | {'Principal':'*','Resource':'arn:aws:sns:*:?:t'}",
                "NO | {'NotPrincipal':{'Service':'events.amazonaws.com'}}",
                "YES | {'Principal':'*','Condition':{'StringEquals':{'aws:SourceAccount':['2','1']}}}",
                "NO | {'Principal':'*','Condition':{'StringEquals':{'aws:SourceAccount':'2'}}}",
                "YES | {'Principal':'*','Condition':{'ArnLike':{'AWS:SourceArn':'arn:aws:events:*:1:rule/*'}}}",
                "NO | {'Principal':'*','Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:events:eu-west-1:1:rule/x'}}}",
                "NO | {'Principal':'*','Condition':{'StringEquals':{'AWS:SourceOwner':'1'}}}",
                "NO | {'Principal':'*','Condition':{'StringLike':{'AWS:SourceOwner':'*'}}}",
                "YES | {'Principal':'*','Condition':{'StringEqualsIfExists':{'AWS:SourceOwner':'1'}}}",
                "YES | {'Principal':'*','Condition':{'StringNotEquals':{'AWS:SourceOwner':'2'}}}",
                "YES | {'Principal':'*','Condition':{'Null':{'AWS:SourceOwner':'true'}}}",
                "YES | {'Principal':'*','Condition':{'ForAllValues:StringLike':{'AWS:SourceOwner':'2'}}}",
                "DEPENDS | {'Principal':{'Service':'*'}}",
                "DEPENDS | {'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}}",
                "YES | {'Principal':'*','Condition':{'NumericEquals':{'aws:SourceAccount':'1'}}}",
                "NO | {'Effect':'Deny','Principal':'*'},{'Principal':'*'}",
                "YES | {'Effect':'Deny','Principal':{'Service':'s3.amazonaws.com'}},{'Principal':'*'}",
                "DEPENDS | {'Effect':'Deny','Principal':'*','Condition':{'Bool':{'x:y':'true'}}},{'Principal':'*'}",
                "NO | {'Effect':'Deny','Principal':'*','Condition':{'Bool':{'x:y':'true'}}}",
                "DEPENDS | {'Effect':'Perhaps','Principal':'*'},{'Principal':'*'}"
            })
    void readsStatementsAsWholes(Truth answer, String statements) {
        assertThat(RULE.in(document(statements))).as(statements).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"DEPENDS, arn:aws:iam::1:root", "DEPENDS, 1", "NO, arn:aws:iam::2:root"})
    void whatItsAccountMayDoMayCoverAService(Truth answer, String principal) {
        ServiceAccess alarm = new ServiceAccess(
                "cloudwatch.amazonaws.com",
                "sns:Publish",
                "arn:aws:sns:eu-west-1:1:t",
                Context.ANY.with("aws:SourceOwner", "1"));
        assertThat(alarm.in(document("{'Principal':{'AWS':'" + principal + "'}}")))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"DEPENDS | no JSON", "DEPENDS | {}", "DEPENDS | []", "DEPENDS | {\"Statement\":[[],3,\"x\"]}"})
    void hostileDocumentsSettleNothing(Truth answer, String document) {
        assertThat(RULE.in(document)).isEqualTo(answer);
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
