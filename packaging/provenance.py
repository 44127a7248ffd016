"""Writes what was built from what, as an in-toto statement of SLSA's provenance: provenance.py FOLDER VERSION EPOCH."""

import hashlib
import json
import os
import pathlib
import platform
import subprocess
import sys


def output(*command):
    """Returns what a command prints, or nothing where it fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def digest(path):
    sha = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            sha.update(block)
    return {"sha256": sha.hexdigest()}


folder, version, epoch = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
commit = os.environ.get("GITHUB_SHA") or output("git", "rev-parse", "HEAD")
repository = os.environ.get("GITHUB_REPOSITORY", "")
server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
source = {"uri": f"git+{server}/{repository}" if repository else "git+file:."}
if commit:
    source["digest"] = {"gitCommit": commit}
json.dump(
    {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [
            {"name": path.name, "digest": digest(path)} for path in sorted(folder.iterdir()) if path.is_file()
        ],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "urn:harden:dist:v1",
                "externalParameters": {"version": version, "command": "./dev dist"},
                "internalParameters": {
                    "sourceDateEpoch": epoch,
                    "java": output("java", "--version").splitlines()[:1],
                    "system": f"{platform.system()}-{platform.machine()}",
                },
                "resolvedDependencies": [source],
            },
            "runDetails": {
                "builder": {"id": f"{server}/{repository}/actions" if repository else "urn:harden:local"},
                "metadata": {
                    "invocationId": os.environ.get("GITHUB_RUN_ID", "local"),
                },
            },
        },
    },
    sys.stdout,
    indent=2,
    sort_keys=True,
)
print()
