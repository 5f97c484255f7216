# Shards on machines that lack the cores of some cases. The division does not depend on the machine, and merge
# says why a case is left out.
cat >smt.yaml <<'Y'
seed: 3
trials: 4
iterations: 50
network: {nodes: 4, topology: ring}
system: {taps: 16, nonzeros: 2}
noise: {variance: 0.01}
algorithms: [{name: lms, label: A, step: 0.01}, {name: nlms, label: B}]
sweep: {run.cores: [any, siblings]}
run: {threads: 1, repetitions: 1, min_time: 0.001, profile: no, counters: none}
Y
one='core:2 pu:1' two='core:2 pu:2' # hardware threads of a core
shard() { HWLOC_SYNTHETIC=$2 "$SLABMARK" run smt.yaml -q -o "$1" --shard "$3/4" "${@:4}"; echo "exit $?"; }
for i in 1 2 3 4; do shard one.$i "$one" $i; shard two.$i "$two" $i; done 2>&1 | sort | uniq -c
columns case one.2/summary.csv; sed -n '/"left_out"/,/}/p' one.2/run.json
HWLOC_SYNTHETIC=$one run run smt.yaml --dry-run --shard 2/4 | grep -c '^[AB]/'
HWLOC_SYNTHETIC=$one "$SLABMARK" run smt.yaml -q -o one.2 --shard 2/4 --resume
# whatever machine merges them
HWLOC_SYNTHETIC=$one run merge whole two.?
columns case whole/summary.csv
run merge mixed two.1 one.2 two.3 two.4
columns case mixed/summary.csv; grep '"status"' mixed/run.json; sed -n '/"left_out"/,/}/p' mixed/run.json
run merge other one.1 two.2 one.3 one.4
# a shard that is not finished is another matter; a merge that fails writes nothing
cp -r two.1 cut && head -1 two.1/cases.jsonl >cut/cases.jsonl
run merge failed cut one.2 two.3 two.4; ls failed
run merge partial cut one.2 two.3 two.4 --partial; columns case partial/summary.csv
# trials of a case that is divided
shard trials.1 "$one" 1 --set run.repetitions=0 -f A/cores=siblings
for i in 2 3 4; do shard trials.$i "$two" $i --set run.repetitions=0 -f A/cores=siblings; done
run merge trials trials.?
# an undivided run records them, too
HWLOC_SYNTHETIC=$one "$SLABMARK" run smt.yaml -q -o undivided; sed -n '/"left_out"/,/}/p' undivided/run.json
# the cases of a shard
HWLOC_SYNTHETIC=$two run run smt.yaml --shard 2/4 --list
HWLOC_SYNTHETIC=$one run run smt.yaml --shard 2/4 --list
# the page says so
for result in undivided mixed; do
    "$SLABMARK" report $result >/dev/null && grep -c 'Left out: <bdi>[AB]/cores=siblings</bdi>, since on its machine <bdi>no core has two' $result/report.html
done
