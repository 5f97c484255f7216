#!/usr/bin/env bash
# Runs a scenario in shards with GNU parallel, on this machine or on several, and merges them:
#
#     bench/cluster/parallel.sh SCENARIO OUT SHARDS [OPTION...]    # options of slabmark run
#
# The shards are OUT.1 to OUT.SHARDS. Start it again to continue: what is finished is kept.
#
#     JOBS=4            shards at a time; default: one for each processor
#     HOSTS=node1,node2 machines that see this folder, over ssh
#     SLABMARK=PATH     the program
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0" >&2; exit 2; }
scenario=$1 out=$2 shards=$3 slabmark=${SLABMARK:-slabmark}
shift 3
parallel --version 2>/dev/null | grep -q 'GNU parallel' || {
    echo "$0: needs GNU parallel: apt-get install parallel" >&2
    exit 77
}
seq "$shards" | parallel --will-cite --quote --jobs "${JOBS:-100%}" ${HOSTS:+--sshlogin "$HOSTS" --workdir .} \
    "$slabmark" run "$scenario" --quiet --shard "{}/$shards" --output "$out.{}" --resume "$@" || true
begun=()
for i in $(seq "$shards"); do [ ! -e "$out.$i/run.json" ] || begun+=("$out.$i"); done
[ ${#begun[@]} -gt 0 ] || { echo "$0: no shard has begun" >&2; exit 1; }
# merge names the shards that are not finished
exec "$slabmark" merge --replace "$out" "${begun[@]}"
