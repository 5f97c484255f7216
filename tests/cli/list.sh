# Names of cases, lists, help: all from the tables.
cat >sweep.yaml <<'Y'
algorithms: [{name: sapsm}, {name: lms, label: L1}, {name: lms, label: L2}]
network: {nodes: 8}
sweep:
  system.nonzeros: [2, 5]
  algorithms.L*.step: [0.01, 0.02]
  zip: {noise.variance: [{min: 0.1, max: 0.2}, 0.3], input.variance: [1, 2]}
run: {threads: [1, 2]}
Y
run run sweep.yaml --list --filter 'threads=1'
run list algorithms
run list topologies
run list weights
run list systems
run list inputs
run list noises
run list sync
run list figures
run help
run help run
run help mean_degree
run help lms
# an empty variable is none
SLABMARK_SHARE_DIR= "$SLABMARK" list scenarios | grep -c demo.yaml
