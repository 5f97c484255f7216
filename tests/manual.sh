#!/usr/bin/env bash
# The manual page: groff and mandoc report nothing, no request appears as text, and every command,
# parameter and column is in it.
set -u
cd "$(dirname "$0")/.."
slabmark=${SLABMARK:-$PWD/build/release-gcc/slabmark}
page=$(mktemp --suffix=.1) text=$(mktemp)
trap 'rm -f "$page" "$text"' EXIT
bad=0
wrong() { echo "manual page: $*"; bad=1; }
"$slabmark" help --manual >"$page" || wrong "not printed"
for tool in groff mandoc; do
    command -v $tool >/dev/null || { echo "$tool is not installed; make deps"; exit 1; }
done
complaints=$(groff -ww -man -Tascii "$page" 2>&1 >"$text") && [ -z "$complaints" ] || wrong "groff: $complaints"
complaints=$(mandoc -Tlint "$page") && [ -z "$complaints" ] || wrong "mandoc: $complaints"
sed -i 's/\x1b\[[0-9;]*m//g; s/.\x08//g' "$text"
grep -nE '\\f|\\-|(^| )\.(br|TP|B|PP)( |$)' "$text" && wrong "roff shows as text"
for name in --require-counters algorithms\\[\\].step system.changes\\[\\].at msd_db 'share_<phase>' steal_seconds samples.jsonl NO_COLOR 130; do
    grep -q -e "$name" "$text" || wrong "no $name"
done
[ $bad = 0 ]
