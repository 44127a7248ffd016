PROFILE=
while [ $# -gt 0 ]; do
  case $1 in
    --profile) [ $# -ge 2 ] || { echo "--profile takes a name" >&2; exit 2; }; PROFILE=$2; shift 2 ;;
    --profile=*) PROFILE=${1#*=}; shift ;;
    *) echo "this takes --profile NAME, and nothing else" >&2; exit 2 ;;
  esac
done
DRY_RUN=${DRY_RUN:-}
UNDO=${UNDO:-undo-$ACCOUNT-$(date -u +%Y%m%dT%H%M%SZ).sh}
AWS_PAGER=
AWS_CLI_AUTO_PROMPT=off
export AWS_PAGER AWS_CLI_AUTO_PROMPT

NUMBER=0
ABOUT=
DONE=0
BACK=

# Calls AWS.
call() {
  aws ${PROFILE:+--profile "$PROFILE"} "$@"
}

# Begins a step of the plan: its number, and what will be so.
begin() {
  NUMBER=$1
  ABOUT=$2
  printf '%s. %s\n' "$NUMBER" "$ABOUT"
}

# Tells whether something is still as it was seen: an expression that is true then, an error code that says the same, and
# the words of the command that reads it.
same() {
  expression=$1
  absent=$2
  shift 2
  [ -z "$DRY_RUN" ] || return 0
  if answer=$(call "$@" --query "$expression" --output json 2>/dev/null); then
    [ "$answer" = true ]
    return
  fi
  why=$(call "$@" 2>&1 >/dev/null)
  if [ -n "$absent" ]; then
    case $why in *"($absent)"*) return 0 ;; esac
  fi
  printf '%s\n' "$why" >&2
  return 1
}

# Ends where something is not as it was seen.
changed() {
  echo "step $NUMBER ($ABOUT): the resource is not as it was at $SEEN; nothing was changed by this step. Run harden fix again." >&2
  ended
  exit 3
}

# Keeps the lines that bring back what the next command changes.
undo() {
  LATER=$BACK
  BACK=$1
  if [ -n "$LATER" ]; then
    BACK="$1
$LATER"
  fi
}

# Runs a command; ends where it fails.
run() {
  if [ -n "$DRY_RUN" ]; then
    show aws "$@"
    return
  fi
  keep
  if call "$@" >/dev/null; then
    DONE=$((DONE + 1))
    return
  fi
  BACK=$LATER
  keep
  echo "step $NUMBER ($ABOUT) failed at the command above; what comes after it was not done." >&2
  ended
  exit 1
}

# Prints a command as it can be pasted.
show() {
  line=
  for word in "$@"; do
    case $word in
      '' | *[!A-Za-z0-9_./@+:,=%-]*)
        word=$(printf '%sx' "$word" | sed "s/'/'\\\\''/g")
        word="'${word%x}'" ;;
    esac
    line="$line${line:+ }$word"
  done
  printf '   %s\n' "$line"
}

# Writes the script that brings everything back, the last change first.
keep() {
  if [ -z "$BACK" ]; then
    rm -f "$UNDO"
    return
  fi
  {
    echo '#!/bin/sh'
    echo "# Brings back in account $ACCOUNT what was there before, the last change first."
    echo "ACCOUNT=$ACCOUNT"
    echo "REGION=$REGION"
    cat <<'UNDO_HEAD'
PROFILE=
case ${1:-} in --profile) PROFILE=${2:?--profile takes a name} ;; --profile=*) PROFILE=${1#*=} ;; esac
FAILED=0
AWS_PAGER=
export AWS_PAGER
call() {
  aws ${PROFILE:+--profile "$PROFILE"} "$@"
}
back() {
  call "$@" >/dev/null || FAILED=1
}
if [ "$(call sts get-caller-identity --region "$REGION" --query Account --output text)" != "$ACCOUNT" ]; then
  echo "these credentials are not of account $ACCOUNT" >&2
  exit 2
fi
UNDO_HEAD
    printf '%s\n' "$BACK"
    echo 'exit $FAILED'
  } >"$UNDO" || { echo "$UNDO cannot be written; nothing was changed by this step" >&2; exit 1; }
}

ended() {
  if [ "$DONE" -gt 0 ]; then
    echo "$DONE commands were run; sh $UNDO brings back what was there." >&2
  fi
}

finish() {
  [ -n "$DRY_RUN" ] || ended
  exit 0
}

if [ -z "$DRY_RUN" ]; then
  if ! FOUND=$(call sts get-caller-identity --region "$REGION" --query Account --output text); then
    echo "AWS does not tell whose credentials these are" >&2
    exit 2
  fi
  if [ "$FOUND" != "$ACCOUNT" ]; then
    echo "these credentials are of account $FOUND, and this is for account $ACCOUNT" >&2
    exit 2
  fi
fi
