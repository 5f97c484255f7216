#!/usr/bin/env bash
# tests/cluster/mpi.sh openmpi|mpich: a run by several processes has the files of one process, whatever their number;
# also after one of them was killed. What cannot run ends in one line and within a minute.
. "$(dirname "$0")/with_mpi.sh"
together() { # PROCESSES ARGUMENT...
    timeout -k 5 100 mpirun.$mpi -n "$1" "$program" run many.yaml -q "${@:2}"
}
# ---- the same files, for large blocks and small ones, and with timing ----

"$SLABMARK" run many.yaml -q -o whole --save estimates,nodes
for count in 1 2 3 4; do
    together $count -o out.$count --save estimates,nodes
    expect_same whole out.$count
    cmp whole/estimates.csv out.$count/estimates.csv
    cmp whole/nodes.csv out.$count/nodes.csv
    [ "$(ls whole)" = "$(ls out.$count)" ]
done
one=(--set 'sweep={}' --trials 50 --iterations 2000) # one batch, whose trials are divided
"$SLABMARK" run many.yaml -q -o one "${one[@]}"
together 3 -o one.3 "${one[@]}"
expect_same one one.3
"$SLABMARK" run many.yaml -q -o timed "${one[@]}" --repetitions 2 --budget 60s
together 3 -o timed.3 "${one[@]}" --repetitions 2 --budget 60s
expect_same timed timed.3
cmp <(wc -l <timed/samples.jsonl) <(wc -l <timed.3/samples.jsonl)

# ---- a process is killed, process 0 too; another number of them continues ----

long=("${one[@]}" --iterations 8000)
for victim in 0 2; do
    together 3 -o killed.$victim "${long[@]}" >log 2>&1 &
    mpirun=$! code=0
    for _ in $(seq 100); do [ -s killed.$victim/blocks.jsonl ] && break; sleep 0.2; done
    kill -9 "$(find_computing $victim)"
    expect_killed $victim '[0-9]* of 50 blocks are'
    [ "$(wc -l <killed.$victim/blocks.jsonl)" -ge 1 ]
done
mv killed.2 killed
cp -r killed alone
together 2 -o killed --resume "${long[@]}"
"$SLABMARK" run many.yaml -q -o one --replace "${long[@]}"
expect_same one killed
"$program" run many.yaml -q -o alone --resume "${long[@]}" # one process, without mpirun
expect_same one alone
[ ! -e alone/blocks.jsonl ]

# ---- a run is stopped ----

together 3 -o stopped "${long[@]}" >log 2>&1 &
mpirun=$! code=0
for _ in $(seq 100); do [ -s stopped/blocks.jsonl ] && break; sleep 0.2; done
kill -TERM "$(find_computing 0)"
wait $mpirun || code=$?
[ $code = 130 ]
[ "$(grep -c slabmark: log)" = 0 ]
grep -q '"status": "stopped"' stopped/run.json
together 2 -o stopped --resume "${long[@]}"
expect_same one stopped

# ---- a process hangs ----

for victim in 2 0; do
    together 3 -o hangs.$victim "${long[@]}" >log 2>&1 &
    mpirun=$! code=0
    for _ in $(seq 100); do [ -s hangs.$victim/blocks.jsonl ] && break; sleep 0.2; done
    pid=$(find_computing $victim)
    kill -STOP "$pid"
    wait $mpirun || code=$?
    kill -9 "$pid" 2>/dev/null || true
    [ $code = 1 ]
    grep -h slabmark: log
    grep -qE "process 2 has not responded for|process 0 has been stopped.*of 50 blocks are missing.*--resume" log
done

# ---- what cannot run ----

expect_exit 2 mpirun.$mpi -n 2 "$SLABMARK" run many.yaml -q -o none
[ "$(grep -c 'built without MPI' log)" = 1 ]
expect_exit 2 together 3 -o none --set system.taps=0
[ "$(grep -c 'slabmark:' log)" = 1 ]
expect_exit 2 together 3 -o whole
[ "$(grep -c 'already holds results' log)" = 1 ]
timeout -k 5 100 mpirun.$mpi -n 1 "$SLABMARK" run many.yaml -q -o part.1 --shard 1/2 : -n 1 "$SLABMARK" run many.yaml -q -o part.2 --shard 2/2
"$SLABMARK" merge parts part.1 part.2
cmp whole/curves.csv parts/curves.csv
expect_exit 2 timeout -k 5 100 mpirun.$mpi -n 1 "$program" run many.yaml -q -o none : -n 1 "$program" run many.yaml -q -o none --set seed=9
grep -q 'process 1 has another scenario' log
[ ! -e none/cases.jsonl ] || [ ! -s none/cases.jsonl ]
echo "the same files for 1, 2, 3, 4 processes"
