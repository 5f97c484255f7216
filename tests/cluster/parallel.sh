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
# as a kill leaves a shard: its last line is torn, and run.json has the status of a run in progress
head -c -9 out.2/cases.jsonl >torn && cat torn >out.2/cases.jsonl
sed -i 's/"status": "complete"/"status": "running"/' out.2/run.json
rm -r out.4
"$SLABMARK" merge --replace out out.? && exit 1
JOBS=2 "$ROOT"/bench/cluster/parallel.sh many.yaml out 5
expect_same whole out
# a name with a blank; a scenario that cannot run
"$ROOT"/bench/cluster/parallel.sh many.yaml "out 2" 2
expect_same whole "out 2"
code=0
"$ROOT"/bench/cluster/parallel.sh many.yaml none 2 --set nonsense=1 2>errors || code=$?
[ $code = 1 ]
tail -n 1 errors | grep -q 'no shard has begun$'
