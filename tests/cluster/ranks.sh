#!/usr/bin/env bash
# tests/cluster/ranks.sh openmpi|mpich: the processes of mpirun share one network and give the bits of one process,
# whatever their number. They send as many bytes as the rows that cross. What cannot run ends in one line and within
# a minute.
. "$(dirname "$0")/with_mpi.sh"
cat >shared.yaml <<'Y'
seed: 3
trials: 2
iterations: 40
network: {nodes: 24, topology: small-world}
system: {taps: 40, nonzeros: 4}
noise: {variance: 0.01}
algorithms:
  - {name: sapsm, window: 5}
  - {name: sapsm, label: led, window: 5, metric: leader, leader: 3, metric_period: 2, mode: atc}
  - {name: lms, label: LMS, step: 0.01, mode: atc}
  - {name: lms, label: diverges, step: 1}
sweep: {run.precision: [f64, f32], run.sync: [barrier, neighbour]}
run: {threads: 1, repetitions: 0, observe_every: 10}
Y
share() { # PROCESSES ARGUMENT...
    timeout -k 5 300 mpirun.$mpi -n "$1" "$program" run shared.yaml -q --set run.parallel=ranks "${@:2}"
}
column() { # NAME DIRECTORY
    awk -F, -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $at[name] }' "$2/summary.csv"
}
expect_same_bits() { # DIRECTORY DIRECTORY
    cmp <(column digest "$1") <(column digest "$2")
    cmp <(column status "$1") <(column status "$2")
    cmp "$1/curves.csv" "$2/curves.csv"
}
expect_line() { # TEXT: one line of one process
    [ "$(grep -c 'slabmark: ' log)" = 1 ] && grep -q "$1" log || { echo "no single line '$1':"; cat log; return 1; }
}

# ---- the same bits, and as many bytes as rows that cross ----

plain=LMS/precision=f64/sync=barrier
expect_exit 4 "$SLABMARK" run shared.yaml -q -o whole --save estimates,nodes
for count in 1 2 3 4; do
    expect_exit 4 share $count -o out.$count --save estimates,nodes
    expect_same_bits whole out.$count
    cmp whole/estimates.csv out.$count/estimates.csv
    cmp whole/nodes.csv out.$count/nodes.csv
    share $count --dry-run -f "^$plain" >plan
    rows=$(tr '\n' ' ' <plan | tr -s ' ' | sed 's/.*, \([0-9]*\) rows cross.*/\1/')
    sent=$(paste -d ' ' <(column case out.$count) <(column exchange_bytes out.$count) | grep "^$plain " | cut -d ' ' -f 2)
    echo "$count processes: $rows rows of 384 bytes cross, $sent bytes were sent in an iteration"
    [ "$sent" = $((384 * rows)) ]
done
one=(-f '^sapsm/precision=f64/sync=neighbour' --iterations 20)
expect_exit 0 "$SLABMARK" run shared.yaml -q -o one "${one[@]}"
expect_exit 0 share 2 -o threads --set run.threads=2 "${one[@]}"
expect_same_bits one threads
expect_exit 0 "$SLABMARK" run shared.yaml -q -o redrawn "${one[@]}" --set redraw.network=trial
expect_exit 0 share 3 -o redrawn.3 "${one[@]}" --set redraw.network=trial
expect_same_bits redrawn redrawn.3
expect_exit 0 share 2 -o timed "${one[@]}" --repetitions 2 --budget 30s
expect_same_bits one timed
[ -n "$(column timing_ended_by timed)" ]

# ---- a process is killed, and the run resumed; a process hangs ----

find_computing() { # the id of process 1
    for pid in $(pgrep -x slabmark); do
        environment=$(cat "/proc/$pid/environ" 2>/dev/null | tr '\0' '\n')
        grep -q "^PWD=$work$" <<<"$environment" &&
            grep -qE '^(OMPI_COMM_WORLD_RANK|PMI_RANK)=1$' <<<"$environment" && echo "$pid"
    done | head -n 1
}
wait_for_case() { # DIRECTORY
    for _ in $(seq 2000); do [ -s "$1/cases.jsonl" ] && return; sleep 0.02; done
}
# the first case is short, and the second one lasts
long=(-f LMS --trials 1 --set 'sweep={iterations: [20, 10000]}')
share 2 -o killed "${long[@]}" >log 2>&1 &
mpirun=$!
wait_for_case killed
victim=$(find_computing)
kill -9 "$victim"
code=0
wait $mpirun || code=$?
[ $code != 0 ]
finished=$(wc -l <killed/cases.jsonl)
echo "process $victim was killed: exit $code, $finished cases kept"
[ "$finished" = 1 ]
expect_exit 0 share 3 -o killed --resume "${long[@]}"
expect_exit 0 "$SLABMARK" run shared.yaml -q -o unkilled "${long[@]}"
expect_same_bits unkilled killed

share 3 -o hangs "${long[@]}" >log 2>&1 &
mpirun=$!
wait_for_case hangs
victim=$(find_computing)
kill -STOP "$victim"
begin=$SECONDS code=0
wait $mpirun || code=$?
kill -9 "$victim" 2>/dev/null || true
[ $code != 0 ] && [ $((SECONDS - begin)) -le 60 ]
expect_line 'process 1 has given no sign for 45 s'
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
expect_exit 2 share 2 -o none --set algorithms.0.mode=centralised
expect_line 'centralised does not go with ranks'
expect_exit 2 share 3 -o none --set network.nodes=2 --set network.topology=line
expect_line '3 processes share 2 nodes'
expect_exit 2 share 2 -o none --set network.nodes=100000 --set network.topology=ring --set system.taps=1000000
expect_line 'processes here need .* GB each'
expect_exit 2 timeout -k 5 100 mpirun.$mpi -n 1 "$program" run shared.yaml -q -o none --set run.parallel=ranks : \
    -n 1 "$program" run shared.yaml -q -o none --set run.parallel=ranks --set seed=9
expect_line 'process 1 has another scenario'
[ ! -e none/cases.jsonl ] || [ ! -s none/cases.jsonl ]
echo "the same bits for 1, 2, 3, 4 processes"
