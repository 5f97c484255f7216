# Without noise, rounding determines the floors, and a warning says so. There is no warning for an explicit
# variance of 0, or for recorded data, which have their own noise.
note() { "$SLABMARK" run "$@" --filter LMS -o out --replace 2>&1 >/dev/null | grep 'warning: '; }
grep -v '^noise' good.yaml >quiet.yaml
echo "no noise:" && note quiet.yaml
echo "0:" && note quiet.yaml --set noise.variance=0
echo "recorded:" && note quiet.yaml --set 'input={kind: recording, signal: S.csv, desired: S.csv}' \
    --iterations 2 --trials 1
run run quiet.yaml -o out2 --dry-run
