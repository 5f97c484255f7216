# theory: true adds curves by theory to results and figures, where there is a theory. One note for each
# reason why there is none. A step beyond the bound of stability is a warning.
cat >theory.yaml <<'YAML'
name: theory
trials: 4
iterations: 200
theory: true
network: {nodes: 4, topology: ring}
system: {taps: 8, nonzeros: 2}
noise: {variance: 0.01}
algorithms:
  - {name: lms, label: LMS, step: 0.05}
  - {name: rza-lms, label: RZA-LMS, step: 0.05}
  - {name: rza-lms, label: adaptive, step: 0.05, rho: adaptive}
  - {name: nlms, label: NLMS}
  - {name: sapsm}
run: {repetitions: 0, observe_every: 100}
YAML
notes() { "$SLABMARK" run theory.yaml -o out --replace "$@" 2>&1 >/dev/null | grep -E 'note:|warning:'; }
run run theory.yaml -o out -q
columns case,theory_floor_db out/summary.csv
columns case,iteration,theory_msd_db out/curves.csv | grep -v ',0,'
"$SLABMARK" plot out --format svg >/dev/null && grep '^"' out/figures/learning-curves.dat
# of few curves, too, the key names theory
"$SLABMARK" run theory.yaml -o few -q --filter 'LMS$' --set 'algorithms.NLMS.step=0.2'
"$SLABMARK" plot few --format svg >/dev/null && grep -c '>theory<' few/figures/learning-curves.svg
echo "and the notes:" && notes
echo "delay line:" && notes --filter '^LMS' --set input.kind=delay-line
echo "a change of the system:" && notes --filter '^LMS' --set 'system.changes=[{at: 100}]'
echo "noise that neighbours share:" && notes --filter '^LMS' --set noise.kind=graph-correlated
echo "drawn for each trial:" && notes --filter '^LMS' --set redraw.noise=trial
echo "partial exchange:" && notes --filter '^LMS' --set exchange.every=2
echo "too many nodes:" && notes --filter '^LMS' --set network.nodes=20000 --trials 1
echo "fast steps:" && notes --filter 'LMS' --set 'algorithms.LMS.step=0.25' --set 'algorithms.NLMS.step=2'
run run theory.yaml --set theory=maybe
