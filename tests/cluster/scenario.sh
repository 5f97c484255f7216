# For the tests of clusters: a scenario of 12 batches of 2 cases, in an empty directory.
set -eu
work=$(mktemp -d)
cd "$work"
cat >many.yaml <<'Y'
seed: 3
trials: 12
iterations: 400
network: {nodes: 10, topology: ring}
system: {taps: 64, nonzeros: 4}
noise: {variance: 0.01}
algorithms:
  - {name: sapsm, window: 10}
  - {name: lms, label: LMS, step: 0.01}
sweep: {seed: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}
run: {threads: 1, repetitions: 0}
Y

# Fails unless both directories hold the same, but for times.
expect_same() {
    for directory in "$@"; do
        awk -F, -f "$ROOT/tests/untimed.awk" "$directory/summary.csv" >"$directory.untimed"
    done
    cmp "$1.untimed" "$2.untimed"
    cmp "$1/curves.csv" "$2/curves.csv"
}
