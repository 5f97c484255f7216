# Cases that share their data compute their curves together, with the same rows as alone. If one diverges, the
# others continue. A run that is resumed in the middle ends with the same files.
sed '/^algorithms:/d; /^  - /d; s/topology: ring/topology: {kind: ring}/' good.yaml >pair.yaml
cat >>pair.yaml <<'EOF'
algorithms:
  - {name: sapsm, window: 4, step: 0.2}
  - {name: lms, step: 0.01}
  - {name: lms, label: alone, step: 0.01, mode: none}
sweep: {system.nonzeros: [1, 2], network.topology.kind: [ring, star]}
EOF
keep() { awk -F, -f "$ROOT/tests/untimed.awk" "$1/summary.csv"; }
"$SLABMARK" run pair.yaml -q -o whole --repetitions 0
columns case whole/summary.csv
for case in $(tail -n +2 whole/summary.csv | cut -d, -f1); do
    "$SLABMARK" run pair.yaml -q -o alone --replace --repetitions 0 --filter "^$case\$"
    keep alone | tail -n 1
done >each
[ "$(keep whole | tail -n +2)" = "$(cat each)" ] && echo the same alone

mkdir part && cp -r whole/. part
head -n 2 whole/cases.jsonl >part/cases.jsonl
"$SLABMARK" run pair.yaml -q -o part --resume --repetitions 0 2>&1 | grep -c "run again"
[ "$(keep whole)" = "$(keep part)" ] && cmp whole/curves.csv part/curves.csv && echo the same resumed

run run pair.yaml -q -o wild --repetitions 0 --set 'algorithms.alone.step=2' --set 'sweep={system.nonzeros: [1]}'
columns case,status wild/summary.csv
