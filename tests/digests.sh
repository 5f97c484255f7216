#!/usr/bin/env bash
# The same bits everywhere: one digest for each algorithm and precision over threads, policies, parallel
# nodes and trials, kernel sets, compilers and optimisation levels. digest.yaml sets some algorithms'
# parameters; every algorithm that slabmark lists is added with its defaults.
set -eu
cd "$(dirname "$0")/.."
# In memory if possible: every finished case is synced to the disk, and there are thousands.
out=$(TMPDIR=$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}") mktemp -d)
trap 'rm -rf "$out"' EXIT

for cc in gcc clang; do
    for level in O0 O3; do
        [ $level = O3 ] && build=build/release-$cc || build=build/digest-$cc-$level
        make -s -j"$(nproc)" CC=$cc optimise=-$level build=$build $build/slabmark
        kernels=$($build/slabmark list kernels | awk '!/not on this CPU/ {printf "%s%s", c, $1; c = ","}')
        $build/slabmark list algorithms | awk '
            FNR == NR { if (/^[^ ]/) plain = plain "  - {name: " $1 ", label: plain-" $1 "}\n"; next }
            /^  - / { next }
            { sub(/threads: .*/, "threads: [1, 3]"); sub(/^trials: .*/, "trials: 3"); print }
            /^algorithms:/ { printf "%s", plain }' - tests/scenarios/digest.yaml >"$out/plain.yaml"
        for scenario in tests/scenarios/digest.yaml "$out/plain.yaml"; do
            $build/slabmark run "$scenario" -q -o "$out/run" --replace --set "run.kernels=[$kernels]"
            awk -F, -v build=$cc-$level '
                NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
                { print $column["label"] "/" $column["arithmetic"], $column["digest"], build, $1 }' "$out/run/summary.csv"
        done
    done
done >"$out/all"

awk '{ runs[$1]++; if (!($1 in first)) first[$1] = $2; if ($2 != first[$1]) { print "differs:", $0, "is not", first[$1]; bad = 1 } }
END { for (label in runs) { printf "%-16s %s in %d runs\n", label, first[label], runs[label]; if (runs[label] < 64) bad = 1 }; exit bad || !length(runs) }' "$out/all"
