#!/usr/bin/env bash
# bench/cluster/parallel.sh: the merged result is that of one process, also after a shard was killed.
. "$(dirname "$0")/scenario.sh"
trap 'rm -rf "$work"' EXIT
"$SLABMARK" run many.yaml -q -o whole
code=0
JOBS=2 "$ROOT"/bench/cluster/parallel.sh many.yaml out 5 || code=$?
[ $code != 77 ] || exit 77
[ $code = 0 ]
expect_same whole out
# as a kill leaves a shard: its last line is torn, and run.json says that it runs
head -c -9 out.2/cases.jsonl >torn && cat torn >out.2/cases.jsonl
sed -i 's/"status": "complete"/"status": "running"/' out.2/run.json
rm -r out.4
"$SLABMARK" merge --replace out out.? && exit 1
JOBS=2 "$ROOT"/bench/cluster/parallel.sh many.yaml out 5
expect_same whole out
