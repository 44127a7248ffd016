#!/bin/sh
# Audits one part of an organization; begins it, or goes on with it after an interruption. Options of harden may follow.
#   RUN     the folder of all runs, shared by all parts
#   SHARDS  how many parts there are
#   AS_OF   when the run began, the same for all parts, as 2026-11-25T06:00:00Z
# Kubernetes or AWS Batch says which part this is.
set -eu
index=${JOB_COMPLETION_INDEX:-${AWS_BATCH_JOB_ARRAY_INDEX:?is set by Kubernetes Indexed Jobs and AWS Batch array jobs}}
mkdir -p "$RUN/$AS_OF"
part=$RUN/$AS_OF/part-$index
if [ -e "$part/manifest.json" ]; then keep=--resume; else keep=--work; fi
exec harden audit --organization --shards "$SHARDS" --as-of "$AS_OF" "$keep" "$part" --fail-on never --quiet "$@"
