"""Runs the blocks of shell in the Fix sections of the checks' prose with the real AWS CLI, each of whose commands is
held to the CLI's own models, and not sent: `recipes.py PROSE...`. Writes one line of JSON a command."""
import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

import awscli.clidriver

# The commands of a block go through this; it hands them to the CLI in this process, which has read its models already.
SHIM = """aws() {
  local to; to=$(mktemp "$CALLS/XXXXXX")
  printf '%s\\0' "$PWD" "$@" > "$to.args"
  mkfifo "$to.done"
  echo "$to" > "$CALLS/queue"
  read -r rc < "$to.done"
  cat "$to.out"
  return "$rc"
}
"""


# Members of answers that say that there are more pages.
MORE = re.compile(r"(?i)(nexttoken|marker|istruncated|^token|pagination)")

# What stands for a name of the reader's in the prose, where a name alone does not do.
NAMES = [(r"\b[A-Z]+(?:-[A-Z]+)*-ARN\b|(?<![.\w])ARN(?:-OF-[A-Z]+(?:-[A-Z]+)*)?\b", "arn:aws:iam::111122223333:role/example"),
         (r"\bNUMBER\b", "100"), (r"\b(?:KEY|OLD)\b", "AKIAIOSFODNN7EXAMPLE"), (r"\bPORT\b", "443"),
         (r"\bACCOUNT\b", "111122223333"), (r"\bREGION\b", "eu-west-1")]


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


def run(arguments):
    """Validates one command; gives its status, what it writes, and what it complains of."""
    raw = io.BytesIO()
    out, err = io.TextIOWrapper(raw, encoding="utf-8", write_through=True), io.StringIO()
    for one in arguments:
        file = one.split("file://", 1)[1] if "file://" in one else None
        if file and not os.path.exists(file):
            with open(file, "w", encoding="utf-8") as made:
                made.write("{}" if file.endswith(".json") else "x" * 1000)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            driver = awscli.clidriver.create_clidriver()
            driver.session.register("before-call", answer)
            status = driver.main(list(arguments))
        except SystemExit as end:
            status = end.code
    return status or 0, raw.getvalue().decode("utf-8"), err.getvalue().strip()


def blocks(prose):
    fix = prose.split("## Fix", 1)[-1].split("## References", 1)[0]
    return re.findall(r"```(?:sh|shell|bash)?\n(.*?)```", fix, re.S)


def block(name, text):
    with tempfile.TemporaryDirectory() as home:
        calls = os.path.join(home, "calls")
        work = os.path.join(home, "work")
        os.mkdir(calls)
        os.mkdir(work)
        queue = os.path.join(calls, "queue")
        os.mkfifo(queue)
        environment = dict(os.environ, CALLS=calls)
        shell = subprocess.Popen(
            ["bash", "-c", SHIM + text + "\nstatus=$?; echo > \"$CALLS/queue\"; exit $status"],
            cwd=work, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
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
                status, out, err = run(arguments)
                os.chdir("/")
                with open(to + ".out", "w", encoding="utf-8") as answer:
                    answer.write(out)
                with open(to + ".done", "w", encoding="utf-8") as done:
                    done.write("%d\n" % status)
                print(json.dumps({"prose": name, "command": shlex.join(["aws"] + arguments), "status": status,
                                  "error": err}), flush=True)
        status = shell.wait(60)
        complaint = shell.stderr.read().strip()
        print(json.dumps({"prose": name, "command": "", "status": status, "error": complaint}), flush=True)


def main():
    os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_DEFAULT_REGION="eu-west-1",
                      AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE="/dev/null",
                      AWS_SHARED_CREDENTIALS_FILE="/dev/null")
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as prose:
            for text in blocks(prose.read()):
                if re.search(r"(?m)(^|[|;(` ])aws ", text):
                    for name, value in NAMES:
                        text = re.sub(name, value, text)
                    block(os.path.basename(path)[:-3], text)


if __name__ == "__main__":
    main()
