#!/usr/bin/env bash
# Under ThreadSanitizer the engine has no data race, and a policy that waits too little is caught.
set -u
cd "$(dirname "$0")/.."
make -s -j"$(nproc)" mode=tsan CC=clang build/tsan-clang/tests/race_engine build/tsan-clang/slabmark || exit 1
race=build/tsan-clang/tests/race_engine
$race || { echo "the engine races, or its digests differ: exit $?"; exit 1; }
for fault in broken stale; do # waits for nobody; is later than the buffers allow
    $race $fault >/dev/null 2>&1
    code=$?
    [ $code = 66 ] || { echo "$fault: a policy that waits too little went unnoticed: exit $code, not 66"; exit 1; }
done
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
build/tsan-clang/slabmark run tests/scenarios/digest.yaml -q -o "$out/run" --filter 'threads=[23]' \
    --set "run.kernels=ref" || exit 1 # wide vector accesses go unseen by the sanitizer
# every thread reads and writes watches, counters and laps
build/tsan-clang/slabmark run tests/cli/data/good.yaml -q -o "$out/timed" --threads 3 \
    --counters perf,rusage || exit 1
echo "clean; policies that wait too little are caught"
