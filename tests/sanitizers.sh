#!/usr/bin/env bash
# Every test again under AddressSanitizer (with leaks) and UndefinedBehaviorSanitizer.
set -u
cd "$(dirname "$0")/.."
bad=0
for mode in asan ubsan; do
    build=build/$mode-gcc
    tests=$(for t in tests/test_*.c; do echo "$build/tests/$(basename "$t" .c)"; done)
    make -s -j"$(nproc)" mode=$mode CC=gcc $build/slabmark $build/tests/oom_engine $tests || exit 1
    $build/tests/oom_engine || bad=1
    log=$(mktemp)
    tests/run.sh $build cli $(for t in tests/test_*.c; do basename "$t" .c; done) 2>&1 | tee "$log"
    # Criterion passes a test that leaks: look for the report itself
    grep -E 'SUMMARY: (Address|Undefined|Leak)Sanitizer|runtime error:| [1-9][0-9]* failed' "$log" && bad=1
    rm -f "$log"
done
exit $bad
