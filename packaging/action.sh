#!/usr/bin/env bash
# The step of action.yml that audits: writes the SARIF report and the exit code, and leaves failing to a later step, so that
# the report is uploaded first.
set -euo pipefail
arguments=()
while IFS= read -r line; do
    [ -z "$line" ] || arguments+=("$line")
done <<<"${HARDEN_ARGUMENTS:-}"
[ "${HARDEN_ALLOW_UNKNOWN:-false}" != true ] || arguments+=(--allow-unknown)
code=0
harden audit --format table --output "sarif=$HARDEN_SARIF" --fail-on "$HARDEN_FAIL_ON" ${arguments[@]+"${arguments[@]}"} || code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
