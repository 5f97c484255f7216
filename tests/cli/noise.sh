# Without noise, rounding determines the floors, and a warning says so. There is no warning for an explicit
# variance of 0, or for recorded data, which have their own noise.
note() { "$SLABMARK" run "$@" --filter LMS -o out --replace 2>&1 >/dev/null | grep 'warning: '; }
grep -v '^noise' good.yaml >quiet.yaml
echo "no noise:" && note quiet.yaml
echo "0:" && note quiet.yaml --set noise.variance=0
echo "recorded:" && note quiet.yaml --set 'input={kind: recording, signal: S.csv, desired: S.csv}' \
    --iterations 2 --trials 1
run run quiet.yaml -o out2 --dry-run

# noise that follows the links: cases on other graphs have other data, alone and together
sed 's/^noise.*/noise: {kind: graph-correlated, variance: 0.01, mixing: 1}/; s/topology: ring/topology: {kind: ring}/' good.yaml >links.yaml
learn() { "$SLABMARK" run links.yaml -q -f LMS --repetitions 0 --counters none -o "$@"; }
digests() { columns digest "$@" | grep -v digest; }
learn ring -s network.topology.kind=ring
learn star -s network.topology.kind=star
learn both -s 'sweep={network.topology.kind: [ring, star]}'
columns case both/summary.csv
[ "$(digests ring/summary.csv star/summary.csv)" = "$(digests both/summary.csv)" ] && echo the same together
run run -n links.yaml -s noise.mixing=2
