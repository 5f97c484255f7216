#!/usr/bin/env bash
# Command-line transcripts: each tests/cli/NAME.sh runs in an empty directory; what it prints must be
# NAME.expected. tests/cli.sh [--accept] [NAME...] runs some of them; --accept rewrites the expected files: read
# the diff.
set -u
cd "$(dirname "$0")/.."
export SLABMARK=${SLABMARK:-$PWD/build/release-gcc/slabmark} ROOT=$PWD
unset ${!SLABMARK_@}
export TERM=dumb TZ=UTC
accept=
[ "${1:-}" != --accept ] || { accept=1 && shift; }
names=("$@")
[ $# -gt 0 ] || names=($(basename -s .sh tests/cli/*.sh))
# for slabmark ab, a machine that is never throttled
SLABMARK_ROOT=$(mktemp -d)
export SLABMARK_ROOT
trap 'rm -rf "$SLABMARK_ROOT"' EXIT
mkdir -p "$SLABMARK_ROOT/sys/devices/system/cpu/cpu0/thermal_throttle"
echo 0 >"$SLABMARK_ROOT/sys/devices/system/cpu/online"
echo 7 >"$SLABMARK_ROOT/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count"
bad=0 count=0
for name in "${names[@]}"; do
    script=tests/cli/$name.sh expected=tests/cli/$name.expected
    dir=$(mktemp -d) cache=$(mktemp -d) # no ceilings that this user has measured
    # $ COMMAND: shows the command, its output (both streams) and its exit code when not 0
    # columns NAME,NAME... FILE...: those columns of CSV files, of every number six decimals
    actual=$(cd "$dir" && XDG_CACHE_HOME=$cache bash -c '
        columns() { awk -F, -v names="$1" -f "$ROOT/tests/columns.awk" "${@:2}" | sed -E "s,(\.[0-9]{6})[0-9]+,\1,g"; }
        run() { echo "\$ slabmark $*"; "$SLABMARK" "$@" 2>&1; code=$?; [ $code = 0 ] || echo "exit $code"; }
        cp "$ROOT"/tests/cli/data/* .
        . "$1"' cli "$ROOT/$script" 2>&1)
    rm -rf "$dir" "$cache"
    count=$((count + 1))
    if [ "$accept" ]; then
        printf '%s\n' "$actual" >"$expected"
    elif ! printf '%s\n' "$actual" | diff -u "$expected" - ; then
        echo "differs: $script"
        bad=1
    fi
done
echo "$count transcripts"
[ $bad = 0 ] && [ $count -gt 0 ]
