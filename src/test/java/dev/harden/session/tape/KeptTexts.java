package dev.harden.session.tape;

import java.util.Map;
import java.util.stream.Collectors;

/** Holds what recordings keep of answers that no getter of the SDK's models reads. */
final class KeptTexts {
    /** Operations that the SDK's model does not have yet: what {@code NewerQuery} reads of them itself. */
    static final String NEWER = """
            operation cloudwatch.GetAlarmMuteRule GetAlarmMuteRuleOutput
            operation cloudwatch.ListAlarmMuteRules ListAlarmMuteRulesOutput
            type cloudwatch.AlarmMuteRule
              Schedule AlarmMuteSchedule
            type cloudwatch.AlarmMuteRuleSummary
              AlarmMuteRuleArn
              Status
            type cloudwatch.AlarmMuteSchedule
              Duration
              Expression
            type cloudwatch.AlarmMuteTargets
              AlarmNames [-]
            type cloudwatch.GetAlarmMuteRuleOutput
              MuteTargets AlarmMuteTargets
              Rule AlarmMuteRule
              Status
            type cloudwatch.ListAlarmMuteRulesOutput
              AlarmMuteRuleSummaries [AlarmMuteRuleSummary]
              NextToken
            """;

    /** Answers that are documents: of an API's definition the code reads what goes through VPC links. */
    static final Map<String, String> DOCUMENTS =
            Map.of("apigateway.GetExport", "OpenApi", "apigatewayv2.ExportApi", "OpenApi");

    static final String OPEN_API = """
            type %s.OpenApi
              components OpenApiComponents
              paths {{OpenApiOperation}}
              security [{[-]}]
            type %s.OpenApiComponents
              x-amazon-apigateway-integrations {OpenApiIntegration}
            type %s.OpenApiIntegration
              $ref
              connectionId
              connectionType
              integration-target
              integrationTarget
              uri
            type %s.OpenApiOperation
              security [{[-]}]
              x-amazon-apigateway-integration OpenApiIntegration
            """;

    private KeptTexts() {}

    static String all() {
        String documents = DOCUMENTS.keySet().stream()
                .sorted()
                .map(name -> OPEN_API.replace("%s", name.substring(0, name.indexOf('.'))))
                .collect(Collectors.joining());
        return documents + NEWER;
    }
}
