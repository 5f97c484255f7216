#!/usr/bin/env bash
# The fit of bench/scale: from points that its cost model made it finds the coefficients again, and predicts
# points that it was not given; oversubscribed points take no part.
set -eu
cd "$(dirname "$0")/../bench/scale"
model() { awk -v l2=524288 -v llc=16777216 "$@"; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# near far thread_kb meeting rank_kb peer
true_values="90 150 25 800 60 2000"
model -v values="$true_values" -v row_bytes=512 -f model.awk -f <(cat <<'AWK'
function point(processes, threads, nodes, held, over,    j, x, sum, halo) {
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
echo "six coefficients and a held-out point"
