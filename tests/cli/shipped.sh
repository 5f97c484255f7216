# Every shipped scenario is read.
for scenario in "$ROOT"/scenarios/*.yaml; do
    echo "${scenario#$ROOT/}: $("$SLABMARK" run "$scenario" --list | wc -l) cases"
done
