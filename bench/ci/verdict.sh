#!/bin/sh
# Is this commit slower than the one that it started from?
#
#     bench/ci/verdict.sh [BASE [SCENARIO [OPTIONS OF slabmark ab...]]]
#
# 1. The base is where this branch left BASE (origin/main unless given); on BASE itself, the commit
#    before.
# 2. `make` builds this commit; `slabmark ab --old-ref` builds the base in a tree of its own, below
#    build/ref, which a cache may keep.
# 3. Both take turns over the scenario, case by case, about ten seconds each.
# 4. The verdict goes to the terminal, to the job's summary page on GitHub, and with all raw data to
#    verdict/: verdict.md, verdict.xml (JUnit), verdict.json, pairs.jsonl.
# 5. The exit code is the gate: 0 good (also improved or inconclusive), 3 regressed, 4 another
#    result, 6 not comparable, 7 a machine not to be trusted: noisy, throttled. Repeat a 7; look at
#    all others.
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
