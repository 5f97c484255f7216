#!/usr/bin/env bash
# The tests of a debug build: unoptimised, every assert on. Left out are those that repeat, for minutes, what
# the others run, and the transcripts, which the sanitized build runs with every assert on.
set -u
cd "$(dirname "$0")/.."
build=build/debug-gcc
names=$(basename -s .c tests/test_*.c |
    grep -vx -e test_theory -e test_validate -e test_engine_digest -e test_callgrind -e test_bound_sizes)
# shellcheck disable=SC2046,SC2086
make -s -j"$(nproc)" mode=debug CC="${CC:-gcc}" build=$build \
    $build/slabmark $(printf "$build/tests/%s " $names) || exit 1
# shellcheck disable=SC2086
tests/run.sh $build $names
