#!/usr/bin/env bash
# Coverage of the floor's 95 % intervals. Forty seeds, each with its own network and noise levels, and twenty
# trials each:
#
#     bench/study/coverage.sh >bench/study/coverage.txt
#
# There are two true values. "This network": the mean over very many trials of the seed's own network and
# levels. "All networks": the mean over very many networks and levels. Intervals over trials that share a
# network (redraw once) should cover the first, intervals over trials that each draw their own (redraw trial)
# the second. About 38 of 40 is right.
set -eu
cd "$(dirname "$0")/../.."
slabmark=$(realpath "${SLABMARK:-build/release-gcc/slabmark}")
seeds=$(seq -s, 1 40)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/coverage.yaml" <<'SCENARIO'
iterations: 400
network: {nodes: 6, topology: {kind: erdos-renyi, mean_degree: 3}}
system: {taps: 16, nonzeros: 3}
noise: {snr_db: {min: 10, max: 30}}
algorithms:
  - {name: lms, step: 0.03}
  - {name: nlms, step: 0.3}
  - {name: sapsm, window: 4}
run: {observe_every: 5, repetitions: 0, counters: none}
SCENARIO

# measure NAME OPTIONS...: lines of "algorithm seed floor low high", in dB
measure() {
    "$slabmark" run "$work/coverage.yaml" -q -o "$work/$1" "${@:2}"
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { print $at["label"], ("seed" in at ? $at["seed"] : 0), $at["msd_db"],
            ($at["msd_lo_db"] == "" ? -999 : $at["msd_lo_db"]), $at["msd_hi_db"] }' \
        "$work/$1/summary.csv" >"$work/$1.txt"
}

# covered TRUTH INTERVALS: how many intervals contain the truth of their algorithm (and seed)
covered() {
    awk 'NR == FNR { truth[$1, $2] = $3; next }
        { wanted = ($1, $2) in truth ? truth[$1, $2] : truth[$1, 0]; all[$1]++
          inside[$1] += $4 <= wanted && wanted <= $5 }
        END { for (name in all) print name, inside[name], all[name] }' "$work/$1.txt" "$work/$2.txt" |
        sort >"$work/$1-$2.txt"
}

each=(--set "sweep={seed: [$seeds]}")
redraw=(--set 'redraw={network: trial, noise: trial}')
measure this --trials 400 "${each[@]}"
measure all --trials 2000 --set seed=1000 "${redraw[@]}"
measure once --trials 20 "${each[@]}"
measure trial --trials 20 "${each[@]}" "${redraw[@]}"
covered this once
covered all once
covered all trial
echo "95 % intervals over 20 trials that contain the mean of"
printf '%-16s %14s %14s %14s\n' '' 'this network' 'all networks' 'all networks' \
    '' 'redraw once' 'redraw once' 'redraw trial'
paste -d' ' "$work"/{this-once,all-once,all-trial}.txt |
    awk '{ printf "%-16s %8d of %2d %8d of %2d %8d of %2d\n", $1, $2, $3, $5, $6, $8, $9 }'
