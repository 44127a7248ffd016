package dev.harden.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the role of each account, as CloudFormation and as Terraform, with just what {@code harden policy} prints. */
final class RoleExamples {
    private static final String CLOUD_FORMATION = """
            # The role that harden assumes in each account, for a StackSet over an organization:
            #   aws cloudformation create-stack-set --stack-set-name harden-audit --template-body file://role-stackset.yaml \\
            #     --capabilities CAPABILITY_NAMED_IAM --permission-model SERVICE_MANAGED \\
            #     --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false \\
            #     --parameters ParameterKey=AuditorArn,ParameterValue=arn:aws:iam::111122223333:role/harden-auditor \\
            #       ParameterKey=ExternalId,ParameterValue=choose-one
            #   aws cloudformation create-stack-instances --stack-set-name harden-audit --regions us-east-1 \\
            #     --deployment-targets OrganizationalUnitIds=r-ab12
            # A service-managed StackSet leaves the management account out: deploy the template there as a stack of its own, or
            # audit with credentials of the management account itself.
            AWSTemplateFormatVersion: "2010-09-09"
            Description: What harden may read in this account, and who may do so
            Parameters:
              AuditorArn:
                Type: String
                Description: The ARN of the role that runs harden audit --organization
                AllowedPattern: arn:[a-z-]+:iam::\\d{12}:(role|user)/.+
              ExternalId:
                Type: String
                Description: What harden is given as --external-id
                MinLength: 2
                MaxLength: 1224
            Resources:
            %s  Role:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: harden-audit
                  Description: Read by harden
                  MaxSessionDuration: 3600
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          AWS: !Ref AuditorArn
                        Action: sts:AssumeRole
                        Condition:
                          StringEquals:
                            sts:ExternalId: !Ref ExternalId
                  ManagedPolicyArns:
            %sOutputs:
              RoleArn:
                Value: !GetAtt Role.Arn
            """;
    private static final String TERRAFORM = """
            # The role that harden assumes in each account.

            terraform {
              required_version = ">= 1.5"
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = ">= 5.0"
                }
              }
            }

            variable "auditor_arn" {
              description = "The ARN of the role that runs harden audit --organization"
              type        = string
            }

            variable "external_id" {
              description = "What harden is given as --external-id"
              type        = string
              sensitive   = true
            }

            locals {
              harden_actions = [
            %s  ]
            }

            resource "aws_iam_policy" "harden" {
              count = length(local.harden_actions)
              name  = "harden-audit-${count.index + 1}"

              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Sid      = "HardenAudit"
                  Effect   = "Allow"
                  Action   = local.harden_actions[count.index]
                  Resource = "*"
                }]
              })
            }

            resource "aws_iam_role" "harden" {
              name        = "harden-audit"
              description = "Read by harden"

              assume_role_policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect    = "Allow"
                  Principal = { AWS = var.auditor_arn }
                  Action    = "sts:AssumeRole"
                  Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
                }]
              })
            }

            resource "aws_iam_role_policy_attachment" "harden" {
              count      = length(local.harden_actions)
              role       = aws_iam_role.harden.name
              policy_arn = aws_iam_policy.harden[count.index].arn
            }

            output "role_arn" {
              value = aws_iam_role.harden.arn
            }
            """;

    private RoleExamples() {}

    /** Gives the text of each file, by its name. */
    static Map<String, String> texts() {
        List<List<String>> policies = policies();
        return new TreeMap<>(Map.of("role-stackset.yaml", cloudFormation(policies), "role.tf", terraform(policies)));
    }

    static void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : texts().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Gives the actions of each policy that {@code harden policy} prints. */
    static List<List<String>> policies() {
        StringWriter out = new StringWriter();
        Main.commandLine().setOut(new PrintWriter(out, true)).execute("policy");
        try {
            JsonNode printed = new ObjectMapper().readTree(out.toString());
            List<List<String>> policies = new ArrayList<>();
            for (JsonNode policy : printed.isArray() ? printed : List.of(printed)) {
                List<String> actions = new ArrayList<>();
                policy.at("/Statement/0/Action").forEach(action -> actions.add(action.asText()));
                policies.add(actions);
            }
            return policies;
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String cloudFormation(List<List<String>> policies) {
        StringBuilder resources = new StringBuilder();
        StringBuilder references = new StringBuilder();
        for (int i = 0; i < policies.size(); i++) {
            String name = "Policy" + (i + 1);
            references.append("        - !Ref ").append(name).append('\n');
            resources.append("  ").append(name).append("""
                            :
                                Type: AWS::IAM::ManagedPolicy
                                Properties:
                                  Description: What harden reads
                                  PolicyDocument:
                                    Version: "2012-10-17"
                                    Statement:
                                      - Sid: HardenAudit
                                        Effect: Allow
                                        Resource: "*"
                                        Action:
                            """);
            policies.get(i)
                    .forEach(action ->
                            resources.append("              - ").append(action).append('\n'));
        }
        return CLOUD_FORMATION.formatted(resources, references);
    }

    private static String terraform(List<List<String>> policies) {
        return TERRAFORM.replace(
                "%s",
                policies.stream()
                        .map(actions -> actions.stream()
                                .map(action -> "      \"" + action + "\",\n")
                                .collect(Collectors.joining("", "    [\n", "    ],\n")))
                        .collect(Collectors.joining()));
    }
}
