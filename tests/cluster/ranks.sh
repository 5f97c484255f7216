#!/usr/bin/env bash
# tests/cluster/ranks.sh openmpi|mpich: processes that share one network (their bits: bits.sh), with threads, other
# networks in each trial and timing; one is killed or hangs. What cannot run ends in one line and within a minute.
. "$(dirname "$0")/with_mpi.sh"
. "$ROOT/tests/cluster/shared.sh"

# ---- threads, other networks, timing ----

one=(-f '^sapsm/precision=f64/sync=neighbour' --iterations 20)
expect_exit 0 "$SLABMARK" run shared.yaml -q -o one "${one[@]}"
expect_exit 0 share 2 -o threads --set run.threads=2 "${one[@]}"
expect_same_bits one threads
expect_exit 0 "$SLABMARK" run shared.yaml -q -o redrawn "${one[@]}" --set redraw.network=trial
expect_exit 0 share 3 -o redrawn.3 "${one[@]}" --set redraw.network=trial
expect_same_bits redrawn redrawn.3
linked=("${one[@]}" --set 'noise={kind: graph-correlated, variance: 0.01}') # every process has the whole graph
expect_exit 0 "$SLABMARK" run shared.yaml -q -o linked "${linked[@]}"
expect_exit 0 share 3 -o linked.3 "${linked[@]}"
expect_same_bits linked linked.3
# in one scenario a network is shared and another is not
expect_exit 0 timeout -k 5 100 mpirun.$mpi -n 2 "$program" run shared.yaml -q -o both --set 'sweep={run.parallel: [nodes, ranks]}' -f '^LMS'
[ "$(column digest both | sort -u | wc -l)" = 1 ]
expect_exit 0 share 2 -o timed "${one[@]}" --repetitions 2 --budget 30s
expect_same_bits one timed
[ -n "$(column timing_ended_by timed)" ]

# ---- a process is killed, and the run resumed; a process hangs ----

wait_for_case() { # DIRECTORY
    for _ in $(seq 2000); do [ -s "$1/cases.jsonl" ] && return; sleep 0.02; done
}
# the first case is short, and the second one lasts
long=(-f LMS --trials 1 --set 'sweep={iterations: [20, 10000]}')
share 2 -o killed "${long[@]}" >log 2>&1 &
mpirun=$! code=0
wait_for_case killed
kill -9 "$(find_computing 1)"
expect_killed 1 '1 of 2 cases is'
[ "$(wc -l <killed/cases.jsonl)" = 1 ]
expect_exit 0 share 3 -o killed --resume "${long[@]}"
expect_exit 0 "$SLABMARK" run shared.yaml -q -o unkilled "${long[@]}"
expect_same_bits unkilled killed

share 3 -o hangs "${long[@]}" >log 2>&1 &
mpirun=$!
wait_for_case hangs
victim=$(find_computing 1)
kill -STOP "$victim"
begin=$SECONDS code=0
wait $mpirun || code=$?
kill -9 "$victim" 2>/dev/null || true
[ $code = 1 ]
[ $((SECONDS - begin)) -le 60 ]
expect_line 'process 1 has not responded for 45 s'
[ -s hangs/cases.jsonl ]

# ---- what cannot run ----

expect_exit 2 "$program" run shared.yaml -q -o none --set run.parallel=ranks
expect_line 'ranks needs the processes of mpirun'
expect_exit 2 "$SLABMARK" run shared.yaml -q -o none --set run.parallel=ranks
expect_line 'ranks needs a build with MPI: make MPI=1'
expect_exit 2 mpirun.$mpi -n 2 "$SLABMARK" run shared.yaml -q -o none --set run.parallel=ranks
expect_line 'built without MPI'
expect_exit 2 share 2 -o none --set 'sweep={}' --set run.sync=stale:1
expect_line 'stale does not go with ranks'
expect_exit 2 share 2 -o none --set exchange.drop=0.1
expect_line 'run.parallel: ranks needs whole messages'
expect_exit 77 share 2 -o none "${one[@]}" --counters rusage --require-counters
expect_line 'ranks has no counters, which are required'
expect_exit 2 share 2 -o none --set algorithms.0.mode=centralised
expect_line 'centralised does not go with ranks'
expect_exit 2 share 3 -o none --set network.nodes=2 --set network.topology=line
expect_line '3 processes share 2 nodes'
expect_exit 2 share 2 -o none --set network.nodes=100000 --set network.topology=ring --set system.taps=1000000
expect_line 'processes here need .* GB each'
mkdir -p small/proc # a machine of 10 kB, which holds the whole graph of process 0; then one of 100 kB
tiny() { # KILOBYTES
    echo "MemTotal: $1 kB" >small/proc/meminfo
}
few=("${one[@]}" --set network.nodes=96)
tiny 10
SLABMARK_ROOT=small expect_exit 2 share 2 -o none "${few[@]}"
expect_line 'process 0 needs .* GB while it draws and divides the network, and this machine has .* GB'
tiny 100
SLABMARK_ROOT=small expect_exit 2 share 2 -o none "${few[@]}"
expect_line '2 processes here need .* GB each, and this machine has .* GB'
# the machine of process 1 alone is small
expect_exit 2 timeout -k 5 100 mpirun.$mpi -n 1 "$program" run shared.yaml -q -o none --set run.parallel=ranks "${few[@]}" : \
    -n 1 env SLABMARK_ROOT=small "$program" run shared.yaml -q -o none --set run.parallel=ranks "${few[@]}"
expect_line 'process 1: .*processes here need .* GB each, and this machine has .* GB'
expect_exit 2 timeout -k 5 100 mpirun.$mpi -n 1 "$program" run shared.yaml -q -o none --set run.parallel=ranks : \
    -n 1 "$program" run shared.yaml -q -o none --set run.parallel=ranks --set seed=9
expect_line 'process 1 has another scenario'
[ ! -e none/cases.jsonl ] || [ ! -s none/cases.jsonl ]
