package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on changes to the policies, ACLs, CORS, lifecycle and replication of buckets. */
@CheckInfo(
        id = "alarm-bucket-policy-changes",
        title = "An alarm or event rule notifies on S3 bucket policy changes",
        fault = "Notification missing for S3 bucket policy changes",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmBucketPolicyChanges extends AlarmCheck {}
