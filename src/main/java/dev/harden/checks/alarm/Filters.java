package dev.harden.checks.alarm;

import java.util.Map;

/** Holds the pattern by which a metric filter finds the events of each alarm; as the prose of its check has it. */
final class Filters {
    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry(
                    "alarm-bucket-policy-changes",
                    "{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || "
                            + "($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || "
                            + "($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || "
                            + "($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || "
                            + "($.eventName=DeleteBucketLifecycle) || ($.eventName=DeleteBucketReplication))}"),
            Map.entry(
                    "alarm-config-changes",
                    "{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || "
                            + "($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || "
                            + "($.eventName=PutConfigurationRecorder))}"),
            Map.entry(
                    "alarm-gateway-changes",
                    "{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || "
                            + "($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || "
                            + "($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}"),
            Map.entry(
                    "alarm-iam-changes",
                    "{($.eventSource=iam.amazonaws.com) && (($.eventName=DeleteGroupPolicy) || "
                            + "($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || "
                            + "($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || "
                            + "($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) "
                            + "|| ($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || "
                            + "($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || "
                            + "($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || "
                            + "($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy))}"),
            Map.entry(
                    "alarm-key-deletion",
                    "{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || "
                            + "($.eventName=ScheduleKeyDeletion))}"),
            Map.entry(
                    "alarm-nacl-changes",
                    "{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || "
                            + "($.eventName=DeleteNetworkAcl) || ($.eventName=DeleteNetworkAclEntry) || "
                            + "($.eventName=ReplaceNetworkAclEntry) || ($.eventName=ReplaceNetworkAclAssociation)}"),
            Map.entry(
                    "alarm-organization-changes",
                    "{($.eventSource=organizations.amazonaws.com) && (($.eventName=\"AcceptHandshake\") || "
                            + "($.eventName=\"AttachPolicy\") || ($.eventName=\"CreateAccount\") || "
                            + "($.eventName=\"CreateOrganizationalUnit\") || ($.eventName=\"CreatePolicy\") || "
                            + "($.eventName=\"DeclineHandshake\") || ($.eventName=\"DeleteOrganization\") || "
                            + "($.eventName=\"DeleteOrganizationalUnit\") || ($.eventName=\"DeletePolicy\") || "
                            + "($.eventName=\"DetachPolicy\") || ($.eventName=\"DisablePolicyType\") || "
                            + "($.eventName=\"EnablePolicyType\") || ($.eventName=\"InviteAccountToOrganization\") || "
                            + "($.eventName=\"LeaveOrganization\") || ($.eventName=\"MoveAccount\") || "
                            + "($.eventName=\"RemoveAccountFromOrganization\") || ($.eventName=\"UpdatePolicy\") || "
                            + "($.eventName=\"UpdateOrganizationalUnit\"))}"),
            Map.entry(
                    "alarm-root-use",
                    "{$.userIdentity.type=\"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType "
                            + "!=\"AwsServiceEvent\"}"),
            Map.entry(
                    "alarm-route-table-changes",
                    "{($.eventSource=ec2.amazonaws.com) && (($.eventName=CreateRoute) || "
                            + "($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || "
                            + "($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || "
                            + "($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable))}"),
            Map.entry(
                    "alarm-security-group-changes",
                    "{($.eventName=AuthorizeSecurityGroupIngress) || "
                            + "($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) "
                            + "|| ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) || "
                            + "($.eventName=DeleteSecurityGroup) || ($.eventName=ModifySecurityGroupRules)}"),
            Map.entry(
                    "alarm-signin-failures",
                    "{($.eventName=ConsoleLogin) && ($.errorMessage=\"Failed authentication\")}"),
            Map.entry(
                    "alarm-signin-without-mfa",
                    "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && "
                            + "($.userIdentity.type = \"IAMUser\") && ($.responseElements.ConsoleLogin = \"Success\") }"),
            Map.entry(
                    "alarm-trail-changes",
                    "{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || "
                            + "($.eventName=StartLogging) || ($.eventName=StopLogging)}"),
            Map.entry(
                    "alarm-unauthorized-calls",
                    "{($.errorCode=\"*UnauthorizedOperation\") || ($.errorCode=\"AccessDenied*\")}"),
            Map.entry(
                    "alarm-user-created",
                    "{($.eventSource=iam.amazonaws.com) && (($.eventName=CreateUser) || "
                            + "($.eventName=CreateLoginProfile) || ($.eventName=CreateAccessKey))}"),
            Map.entry(
                    "alarm-vpc-changes",
                    "{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) "
                            + "|| ($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) "
                            + "|| ($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection)}"));

    private Filters() {}

    /** Gives the pattern of a check. */
    static String pattern(String check) {
        return PATTERNS.get(check);
    }
}
