"""Runs commands of the real AWS CLI in one process, which reads the CLI's models once: a line of JSON with the command as a
shell takes it comes in, a line with its status and what it wrote goes out."""
import contextlib
import io
import json
import os
import shlex
import socket
import sys

import awscli.clidriver

LOADER = None
ASK = socket.getaddrinfo


def local(host, *rest, **more):
    """S3 Control puts the account's id before the host's name."""
    return ASK("127.0.0.1" if str(host).endswith(".127.0.0.1") else host, *rest, **more)


socket.getaddrinfo = local


def driver():
    global LOADER
    made = awscli.clidriver.create_clidriver()
    if LOADER is None:
        LOADER = made.session.get_component("data_loader")
    made.session.register_component("data_loader", LOADER)
    return made


def answer(model, **unused):
    """Stands for AWS where a command is only held to the CLI's models."""
    class Answered:
        status_code = 200
    return Answered(), {"ResponseMetadata": {"HTTPStatusCode": 200, "RetryAttempts": 0}}


def run(command, endpoint):
    os.environ["AWS_ENDPOINT_URL"] = endpoint or "http://127.0.0.1:9"
    raw = io.BytesIO()
    out, err = io.TextIOWrapper(raw, encoding="utf-8", write_through=True), io.StringIO()
    words = shlex.split(command)
    assert words[0] == "aws", command
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            made = driver()
            if not endpoint:
                made.session.register("before-call", answer)
            status = made.main(words[1:])
        except SystemExit as end:
            status = end.code
    return {"status": status or 0, "out": raw.getvalue().decode("utf-8"), "err": err.getvalue().strip()}


def main():
    os.environ.update(AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY="none",
                      AWS_DEFAULT_REGION="eu-west-1", AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE="/dev/null",
                      AWS_SHARED_CREDENTIALS_FILE="/dev/null", AWS_PAGER="", AWS_MAX_ATTEMPTS="1")
    back = sys.stdout
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(run(asked["command"], asked["endpoint"])), file=back, flush=True)


if __name__ == "__main__":
    main()
