#!/bin/sh
# Is this commit slower than its base?
#
#     bench/ci/verdict.sh [BASE [SCENARIO [OPTIONS OF slabmark ab...]]]
#
# 1. The base is the commit at which this branch left BASE (default: origin/main); on BASE itself, the
#    previous commit.
# 2. `make` builds this commit; `slabmark ab --old-ref` builds the base in a separate tree below
#    build/ref, which CI may cache.
# 3. Both time the scenario in turns, case by case, about ten seconds each.
# 4. The verdict goes to the terminal, to the job's summary page on GitHub, and with all raw data to
#    verdict/: verdict.md, verdict.xml (JUnit), verdict.json, pairs.jsonl.
# 5. The exit code is the gate: 0 good (also improved or inconclusive), 3 regressed, 4 another
#    result, 6 not comparable, 7 an untrusted machine: noisy, throttled. Repeat a 7; examine all
#    others.
set -eu
base=${1:-origin/main}
scenario=${2:-scenarios/demo.yaml}
[ $# -lt 2 ] || shift
[ $# -lt 1 ] || shift
left=$(git merge-base "$base" HEAD 2>/dev/null) || left=
[ "$left" != "$(git rev-parse HEAD)" ] || left=$(git rev-parse --verify --quiet HEAD~1) || left=
if [ -z "$left" ]; then
    echo "no commit before HEAD on $base is here: fetch the full history" >&2
    exit 6
fi
make -s -j"$(nproc)" build=build/head
rm -rf verdict
mkdir verdict
exec build/head/slabmark ab --old-ref "$left" "$scenario" -o verdict \
    --markdown verdict/verdict.md --junit verdict/verdict.xml "$@"
