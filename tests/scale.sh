#!/usr/bin/env bash
# The fit of bench/scale: from points that its cost model made it finds the coefficients again, and predicts
# points that it was not given; oversubscribed points take no part. And `make figures` draws every figure of the
# READMEs.
set -eu
cd "$(dirname "$0")/../bench/scale"
model() { awk -v l2=524288 -v llc=16777216 "$@"; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# near far thread_kb meeting rank_kb peer
true_values="90 150 25 800 60 2000"
model -v values="$true_values" -v row_bytes=512 -f model.awk -f <(cat <<'AWK'
function point(processes, threads, nodes, held, over,    j, x, sum, halo) {
    cores_sharing = processes * threads
    halo = processes * threads > 1 ? int(3 * sqrt(nodes)) : 0
    terms_of(x, nodes, processes, threads, halo, halo, processes - 1)
    for (j = 1; j <= terms; j++)
        sum += value[j] * x[j]
    printf "size,%d,%d,%d,%d,%d,512,%d,%d,%d,%.6f\n", processes, threads, nodes, held, over, halo, halo, processes - 1, over ? 9 * sum : sum
}
BEGIN {
    split(values, value, " ")
    print "series,processes,threads,nodes,held,oversubscribed,row_bytes,halo,sent,peers,ns_fastest"
    for (n = 100; n < 1e5; n *= 3)
        for (way = 0; way < 3; way++)
            point(1 + (way == 2), 1 + (way == 1), n, 0, 0)
    point(3, 1, 5000, 0, 0)
    point(2, 1, 20000, 1, 0)
    point(4, 2, 20000, 0, 1)
}
AWK
) >"$out/points.csv"
model -f model.awk -f fit.awk "$out/points.csv" >"$out/model.txt"
awk -v values="$true_values" '
    BEGIN { split(values, wanted, " ") }
    NR <= 6 { if ($2 / wanted[NR] < .999 || $2 / wanted[NR] > 1.001) { print "not " wanted[NR] ": " $0; bad = 1 } }
    $1 == "point" && $3 == "held" { held++; if ($NF + 0 > .1 || $NF + 0 < -.1) { print; bad = 1 } }
    END { exit bad || held != 1 }' "$out/model.txt"
printf 'nodes,parts,arcs,cut,halo,sent,peers\n80000,8,1,1,9,1,5\n3200,32,1,1,90,1,5\n12800,32,1,1,160,1,6\n12800,128,1,1,90,1,7\n' |
    awk -f halo.awk | awk '{ print $1, sprintf("%.3f", $2) }' | diff - <(printf 'halo_side 7.000\nhalo_corner 20.000\nhalo_deviation 0.000\npeers 6.000\n')
echo "six coefficients, a held-out point and the law of the halo"

# ---- the figures of the READMEs: `make figures` draws each; that of the scaling from the points that are kept ----

cd ../..
make -n figures >"$out/drawn"
for figure in $(find plots bench -name '*.png'); do
    grep -q " $figure\b" "$out/drawn" || { echo "make figures does not draw $figure"; exit 1; }
done
command -v gnuplot >/dev/null || exit 0
cp bench/scale/points.csv bench/scale/halo.csv bench/scale/caches "$out"
bench/scale/figure.sh "$out/scaling.svg" "$out" | tail -n 1
grep -q '</svg>' "$out/scaling.svg"
