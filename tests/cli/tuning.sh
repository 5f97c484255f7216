# The shipped scenarios are read, and a part of a tuning grid is run and searched.
for scenario in "$ROOT"/scenarios/*.yaml "$ROOT"/scenarios/tuning/*.yaml; do
    echo "${scenario#$ROOT/}: $("$SLABMARK" run "$scenario" --list | wc -l) cases"
done
"$SLABMARK" run "$ROOT/scenarios/tuning/demo.yaml" -q -o tuned --trials 2 --iterations 600 \
    --set run.parallel=nodes --filter 'alpha=0/weight_epsilon=0.01|rho=5e-5/epsilon=0.001|^LMS'
best() { "$ROOT/scenarios/tuning/best.sh" "$@" 2>&1; echo "exit $?"; }
best tuned iterations_to_minus30db -30 -38 -60
best tuned n30 -30
