#!/usr/bin/env bash
# Fits the cost model to what measure.sh left in DIR, checks it on the points that were held out, and draws
# the measured points, the model, and its prediction for a cluster:
#
#     bench/scale/figure.sh OUT.png|OUT.svg|OUT.pdf DIR [CLUSTER.txt]
#
# DIR/model.txt gets the coefficients and the error of each point. Exit 1 when a held-out point is predicted
# worse than within 20 %, or when there is none.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2; }
here=$(dirname "$0") out=$1 dir=$2 cluster=${3:-$(dirname "$0")/cluster.txt}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cache() { # LEVEL: bytes
    getconf "LEVEL$1_CACHE_SIZE"
}
[ -e "$dir/caches" ] || echo "$(cache 2) $(cache 3)" >"$dir/caches"
read -r l2 llc <"$dir/caches"
row_bytes=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "row_bytes") c = i } NR == 2 { print $c }' "$dir/points.csv")
model() { awk -v l2="$l2" -v llc="$llc" -v row_bytes="$row_bytes" -f "$here/model.awk" "$@"; }

{ model -f "$here/fit.awk" "$dir/points.csv"; awk -f "$here/halo.awk" "$dir/halo.csv"; } >"$dir/model.txt"
cat "$dir/model.txt"
model -f "$here/predict.awk" "$dir/model.txt" "$cluster" >"$dir/predicted.csv"

# measured and model, a block for each way of running; then held out; then oversubscribed
awk '$1 == "point" { split($2, at, ","); print at[2] "x" at[3], at[4] / at[2] / at[3], $4 / 1e6, $5 / 1e6, $3 }' "$dir/model.txt" |
    sort -k1,1 -k2,2g >"$work/all"
mapfile -t ways < <(awk '$5 != "oversubscribed" { print $1 }' "$work/all" | sort -u)
for way in "${ways[@]}"; do
    awk -v way="$way" '$1 == way && $5 == "fitted"' "$work/all"
    printf '\n\n'
done >"$work/fitted"
awk '$5 == "held"' "$work/all" >"$work/held"
awk '$5 == "oversubscribed"' "$work/all" >"$work/over"
for nodes in 1000000 10000000 100000000 1000000000; do
    awk -F, -v nodes=$nodes '$1 == nodes { print $2, $5 / 1e6, $6 / 1e6 }' "$dir/predicted.csv"
    printf '\n\n'
done >"$work/predicted"

described=$(awk '{ sub(/#.*/, "") } NF >= 2 { v[$1] = $2 } END { printf "%s cores a process, %s us a message, %s GB/s a process", v["threads"], v["latency_us"], v["bandwidth_gb_s"] }' "$cluster")
law=$(awk '/^halo_side/ { a = $2 } /^halo_corner/ { b = $2 } END { printf "halo of n nodes: %.2g n^{1/2} + %.2g", a, b }' "$dir/model.txt")
gnuplot <<PLOT
plots = "$here/../../plots"
format = "${out##*.}"
output = "$out"
across = 17.8; paper = 8.4; scale = 1; font = "Liberation Sans"; type = 8; entries = 0
y_low = 1e-2; y_high = 1e4; y_step = 10; series = 8; references = 0
load plots."/style.gp"
set datafile nocolumnheaders
set logscale xy
set format y "10^{%L}"
set format x "10^{%L}"
set key top left reverse Left samplen 1.5 font small
set multiplot layout 1,2 margins 0.07,0.97,0.27,0.93 spacing 0.09,0
ways = "${ways[*]}"
set ylabel "time of an iteration, ms"
set xlabel "nodes of a core"
set title "measured, and the model" font small
set yrange [*:*]
set label 1 at screen 0.01,0.115 font small "LMS, 64 taps, geometric network, 16 neighbours; fastest repetitions. Points: measured (processes x threads);\nlines: the model, fitted to filled points; crosses: held out$([ -s "$work/over" ] && echo "; open circles: more threads than cores, not fitted, no scaling")."
plot for [i = 1:words(ways)] "$work/fitted" index i-1 using 2:3 with points linetype i title word(ways, i), \
    for [i = 1:words(ways)] "$work/fitted" index i-1 using 2:4 with lines linetype i dashtype 1 linewidth 1, \
    "$work/held" using 2:3 with points pointtype 2 pointsize 1 linewidth 2 linecolor rgb "black" title "held out"$([ ! -s "$work/over" ] || echo ", '$work/over' using 2:3 with points pointtype 6 linecolor rgb '#808080' title 'oversubscribed'")
unset label 1
set title "predicted for a cluster that is described, not measured" font small
set xlabel "processes"
set format x "%g"
set key top right noreverse Right
set label 2 at screen 0.01,0.042 font small "Right: $described; $law, measured on METIS's parts.\nBands: messages that interior nodes hide wholly, or not at all. Cores as the measured one; neither a second machine nor a network was measured."
names = "10^6 10^7 10^8 10^9"
plot for [i = 1:4] "$work/predicted" index i-1 using 1:2:3 with filledcurves linetype i notitle, \
    for [i = 1:4] "$work/predicted" index i-1 using 1:3 with lines linetype i title word(names, i)." nodes"
unset multiplot
PLOT
awk '$1 == "point" && $3 == "held" { held++; off = $NF + 0; if (off > 20 || off < -20) bad++ }
    END { if (!held) print "no point was held out"; else printf "%d of %d held-out points predicted within 20 %%\n", held - bad, held; exit !held || bad > 0 }' "$dir/model.txt"
