#!/usr/bin/env bash
# The tests again under AddressSanitizer (with leaks) and UndefinedBehaviorSanitizer at once. Left out
# are those that only repeat, for minutes, what the others run.
set -u
cd "$(dirname "$0")/.."
build=build/sanitized
names=$(basename -s .c tests/test_*.c | grep -vx -e test_theory -e test_validate -e test_engine_digest -e test_memory -e test_drawing -e test_bound_sizes)
transcripts=$(basename -s .sh tests/cli/*.sh | grep -vx suite | sed 's/^/cli_/')
make -s -j"$(nproc)" mode=asan CFLAGS='-fsanitize=undefined -fno-sanitize-recover=all' build=$build \
    $build/{,planted/200/}slabmark $build/tests/oom_engine $(printf "$build/tests/%s " $names) || exit 1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{ $build/tests/oom_engine && tests/run.sh $build $transcripts $names; } 2>&1 | tee "$log"
# Criterion passes a test that leaks: search for the report itself
! grep -E 'SUMMARY: (Address|Undefined|Leak)Sanitizer|runtime error:' "$log" &&
    grep -q ' passed, 0 failed$' "$log"
