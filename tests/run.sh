#!/usr/bin/env bash
# Runs every test of a build: tests/run.sh BUILD [NAME...]. One line each, then
# "N passed, N failed"; what a failed one printed stands above its line.
set -u
cd "$(dirname "$0")/.."
build=$1
shift
export SLABMARK=$PWD/$build/slabmark BUILD=$build
passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

run() { # NAME COMMAND...
    local name=$1 begin=$SECONDS
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        printf 'ok    %-28s %3d s\n' "$name" $((SECONDS - begin))
    else
        failed=$((failed + 1))
        cat "$log"
        printf 'FAIL  %-28s %3d s\n' "$name" $((SECONDS - begin))
    fi
}

wanted() { # is it among the names asked for?
    [ ${#names[@]} = 0 ] || printf '%s\n' "${names[@]}" | grep -qx "$1"
}

names=("$@")
for script in includes loops deps manual cli races digests; do
    [ -x tests/$script.sh ] && wanted $script && run $script tests/$script.sh
done
for test in tests/test_*.c; do
    name=$(basename "$test" .c)
    wanted "$name" && run "$name" "$build/tests/$name" --short-filename
done
echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
