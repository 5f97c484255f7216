#!/usr/bin/env bash
# Runs every test of a build: tests/run.sh BUILD [NAME...]. One line each, then
# "N passed, N failed"; what a failed one printed stands above its line. The name cli stands for every
# transcript, cli_NAME for one.
# A script that exits 77 lacks a program: it is skipped.
# As many tests run side by side as there are processors; JOBS=1 runs one after the other.
set -u
cd "$(dirname "$0")/.."
build=$1
shift
names=("$@")
export SLABMARK=$PWD/$build/slabmark BUILD=$build
jobs=${JOBS:-$(nproc)} running=0 passed=0 failed=0
declare -A name_of begin_of
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

start() { # NAME COMMAND...
    local name=$1
    shift
    [ $running -lt "$jobs" ] || report
    "$@" >"$logs/$name" 2>&1 &
    name_of[$!]=$name begin_of[$!]=$SECONDS
    running=$((running + 1))
}

report() { # on the next test that ends
    local pid name word=ok code=0
    wait -n -p pid || code=$?
    name=${name_of[$pid]} running=$((running - 1))
    if [ $code = 0 ]; then
        passed=$((passed + 1))
    elif [ $code = 77 ]; then
        word=skip
    else
        failed=$((failed + 1)) word=FAIL
        cat "$logs/$name"
    fi
    printf '%-5s %-28s %3d s\n' $word "$name" $((SECONDS - begin_of[$pid]))
}

wanted() { # is it among the names asked for?
    [ ${#names[@]} = 0 ] || printf '%s\n' "${names[@]}" | grep -qx "$1"
}

for script in digests races report references includes loops deps manual octave figures scale; do # the longest first
    [ -x tests/$script.sh ] && wanted $script && start $script tests/$script.sh
done
for transcript in $(basename -s .sh tests/cli/*.sh); do
    { wanted cli || wanted "cli_$transcript"; } && start "cli_$transcript" tests/cli.sh "$transcript"
done
for test in tests/test_*.c; do
    name=$(basename "$test" .c)
    wanted "$name" && start "$name" "$build/tests/$name" --short-filename
done
while [ $running -gt 0 ]; do report; done
echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
