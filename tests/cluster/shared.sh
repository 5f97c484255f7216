# Sourced by the tests of processes that share a network, after with_mpi.sh.
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
