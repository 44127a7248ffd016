"""Runs scripts of shell whose AWS commands the real AWS CLI carries out in this process, which reads its models once: a line
of JSON with a script and an endpoint comes in, a line with what became of it and of each command goes out. Without an
endpoint the commands are held to the CLI's own models, and not sent."""
import contextlib
import io
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import tempfile

import awscli.clidriver

# The commands of a script go through this; it hands them to the CLI in this process, which has read its models already.
SHIM = """aws() {
  local to; to=$(mktemp "$CALLS/XXXXXX")
  printf '%s\\0' "$PWD" "$@" > "$to.args"
  mkfifo "$to.done"
  echo "$to" > "$CALLS/queue"
  read -r rc < "$to.done"
  cat "$to.out"
  cat "$to.err" >&2
  return "$rc"
}
"""

# Members of answers that say that there are more pages.
MORE = re.compile(r"(?i)(nexttoken|marker|istruncated|^token|pagination)")

LOADER = None
ASK = socket.getaddrinfo


def local(host, *rest, **more):
    """S3 Control puts the account's id before the host's name."""
    return ASK("127.0.0.1" if str(host).endswith(".127.0.0.1") else host, *rest, **more)


socket.getaddrinfo = local


class Answered:
    status_code = 200


def sample(shape, depth=0, name="x"):
    """Gives an answer of the shape that AWS's model has: what is required, and all at the top."""
    kind = shape.type_name
    if kind == "structure":
        wanted = shape.members if depth < 2 else {one: shape.members[one] for one in shape.required_members}
        return {key: sample(one, depth + 1, key) for key, one in wanted.items()
                if not MORE.search(key) or key == "LockToken"} if depth < 9 else {}
    if kind == "list":
        return [sample(shape.member, depth + 1, name)] if depth < 9 else []
    if kind == "map":
        return {}
    if kind in ("integer", "long", "float", "double"):
        return max(1, shape.metadata.get("min", 1))
    if kind == "boolean":
        return True
    if kind == "timestamp":
        return "2026-01-01T00:00:00Z"
    if kind == "blob":
        return b"x"
    if "olicyDocument" in name or name in ("Policy", "ResourcePolicy"):
        return '{"Version": "2012-10-17", "Statement": []}'
    return shape.enum[0] if shape.enum else name.ljust(shape.metadata.get("min", 1), "x")


def answer(model, **unused):
    """Stands for AWS: by now the CLI has held the parameters to its model."""
    parsed = sample(model.output_shape) if model.output_shape else {}
    if "WebACL" in parsed:
        parsed["WebACL"] = {"Name": "shop", "Id": "a1", "ARN": "arn:aws:wafv2:eu-west-1:1:regional/webacl/shop/a1",
                            "DefaultAction": {"Block": {}}, "Rules": [], "VisibilityConfig": {
                                "SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "m"}}
    parsed["ResponseMetadata"] = {"HTTPStatusCode": 200, "RetryAttempts": 0}
    return Answered(), parsed


def driver(endpoint):
    global LOADER
    made = awscli.clidriver.create_clidriver()
    if LOADER is None:
        LOADER = made.session.get_component("data_loader")
    made.session.register_component("data_loader", LOADER)
    if not endpoint:
        made.session.register("before-call", answer)
    return made


def run(arguments, endpoint):
    """Carries one command out; gives its status, what it writes, and what it complains of."""
    os.environ["AWS_ENDPOINT_URL"] = endpoint or "http://127.0.0.1:9"
    raw = io.BytesIO()
    out, err = io.TextIOWrapper(raw, encoding="utf-8", write_through=True), io.StringIO()
    for one in arguments:
        file = one.split("file://", 1)[1] if "file://" in one else None
        if file and not endpoint and not os.path.exists(file):
            with open(file, "w", encoding="utf-8") as made:
                made.write("{}" if file.endswith(".json") else "x" * 1000)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = driver(endpoint).main(list(arguments))
        except SystemExit as end:
            status = end.code
    return status or 0, raw.getvalue().decode("utf-8"), err.getvalue().strip()


def script(text, endpoint):
    commands = []
    with tempfile.TemporaryDirectory() as home:
        calls = os.path.join(home, "calls")
        work = os.path.join(home, "work")
        os.mkdir(calls)
        os.mkdir(work)
        queue = os.path.join(calls, "queue")
        os.mkfifo(queue)
        with open(os.path.join(home, "said"), "w+", encoding="utf-8") as said, \
                open(os.path.join(home, "complained"), "w+", encoding="utf-8") as complained:
            shell = subprocess.Popen(
                ["bash", "-c", "trap 'echo > \"$CALLS/queue\"' EXIT\n" + SHIM + "set -e\n" + text],
                cwd=work, env=dict(os.environ, CALLS=calls), stdin=subprocess.DEVNULL, stdout=said, stderr=complained)
            ended = False
            while not ended:
                with open(queue, encoding="utf-8") as asked:
                    lines = asked.read().splitlines()
                for to in lines:
                    if not to:
                        ended = True
                        continue
                    with open(to + ".args", encoding="utf-8") as given:
                        where, *arguments = given.read().split("\0")[:-1]
                    os.chdir(where)
                    status, out, err = run(arguments, endpoint)
                    os.chdir("/")
                    for kind, written in ((".out", out), (".err", err)):
                        with open(to + kind, "w", encoding="utf-8") as answered:
                            answered.write(written)
                    with open(to + ".done", "w", encoding="utf-8") as done:
                        done.write("%d\n" % status)
                    commands.append({"command": shlex.join(["aws"] + arguments), "status": status, "error": err})
            status = shell.wait(60)
            said.seek(0)
            complained.seek(0)
            return {"status": status, "out": said.read(), "err": complained.read().strip(), "commands": commands}


def main():
    os.environ.update(AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY="none",
                      AWS_DEFAULT_REGION="us-east-1", AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE="/dev/null",
                      AWS_SHARED_CREDENTIALS_FILE="/dev/null", AWS_PAGER="", AWS_MAX_ATTEMPTS="1")
    back = sys.stdout
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(script(asked["script"], asked["endpoint"])), file=back, flush=True)


if __name__ == "__main__":
    main()
