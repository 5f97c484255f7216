# The files of --save: h* of each trial and after each change, and each node's levels and floor.
cat >saved.yaml <<'Y'
seed: 1
trials: 2
iterations: 200
network: {topology: {path: net.graphml}}
system: {taps: 3, nonzeros: 1, values: ones, changes: [{at: 100, nonzeros: 3}]}
input: {variance: [1, 2]}
noise: {variance: {min: 0.1, max: 0.2}}
algorithms: [{name: nlms}]
run: {threads: 1, repetitions: 0, kernels: ref}
Y
echo "<graphml><graph><node id='north'/><node id='south'/><edge source='north' target='south'/></graph></graphml>" >net.graphml
"$SLABMARK" run saved.yaml -o out --save system,nodes 2>&1 >/dev/null | grep note:
grep -A 5 '"node_ids"' out/run.json
sed -E 's/(\.[0-9]{5})[0-9]+/\1/g' out/system.csv
sed -E 's/(\.[0-9]{5})[0-9]+/\1/g' out/nodes.csv
run run saved.yaml -q -o out --resume --save nodes
run run saved.yaml -q -o out --replace --save estimates
ls out
run run saved.yaml -q -o out --replace --save system,node
