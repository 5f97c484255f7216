#!/usr/bin/env bash
# Prints the results of a study (study.sh) as Markdown: bench/study/table.sh DIR...
#
# A row per plant: the number of comparisons, the number that each rule calls regressed and, for the build
# against itself, the 95 % upper bound of that share (Clopper and Pearson). All rules judge the same pairs:
#
#     one pair       wall time of the first pair more than 5 % up
#     median of 8    wall time, median of the first eight pairs more than 2 % up
#     8 signs        CPU time of all of the first eight pairs more than 2 % up
#     one stage      the rule of `ab` without its fresh pairs
#     ab             the verdict
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,13s/^# \{0,1\}//p' "$0"; exit 2; }
# PLANT one median signs stage ab improved inconclusive change pairs seconds load guard, a line per case
rows() {
    for verdict in "$@"; do
        local run=${verdict%/verdict.json} plant
        plant=$(basename "$run" | sed 's/\.[0-9]*$//')
        jq -rs --arg plant "$plant" --slurpfile verdict "$verdict" --arg load "$(cat "$run/load")" '
            def median: sort | if length % 2 == 1 then .[length / 2 | floor]
                               else (.[length / 2 - 1] + .[length / 2]) / 2 end;
            def flag: if . then 1 else 0 end;
            . as $pairs | $verdict[0] as $v | $v.cases[] | . as $case
            | [$pairs[] | select(.case == $case.case)] as $own
            | [$own[] | select(.kind == "first")] as $first
            | [$plant,
               ($first[0].wall_log_ratio > (1.05 | log) | flag),
               ([$first[:8][].wall_log_ratio] | median > (1.02 | log) | flag),
               ([$first[:8][].cpu_log_ratio] | min > (1.02 | log) | flag),
               ((any($own[]; .kind == "fresh") and ([$first[].cpu_log_ratio] | median > 0)) | flag),
               (.verdict == "regressed" | flag), (.verdict == "improved" | flag),
               (.verdict == "inconclusive" or .verdict == "not slower" | flag),
               100 * .cpu.change, .pairs, $v.seconds / ($v.cases | length), $load,
               ($v.guard.failed | flag)]
            | @tsv' "$run/pairs.jsonl"
    done
}
dirs=("$@")
runs=()
for dir in "${dirs[@]}"; do
    for verdict in "$dir"/*/verdict.json; do runs+=("$verdict"); done
done
rows "${runs[@]}" | sort -t. -k1,1V | awk -F'\t' '
# P(Binomial(n, p) <= k)
function tail(n, k, p,    i, sum, term) {
    term = (1 - p) ^ n
    for (i = 0; i <= k; i++) {
        sum += term
        term *= (n - i) / (i + 1) * p / (1 - p)
    }
    return sum
}
function bound(n, k,    low, high, i, middle) {
    if (k >= n)
        return 1
    low = k / n
    high = 1
    for (i = 0; i < 50; i++) {
        middle = (low + high) / 2
        if (tail(n, k, middle) > 0.05)
            low = middle
        else
            high = middle
    }
    return high
}
function share(plant, rule) {
    if (plant == "0")
        return sprintf("%d/%d (%.1f %%)", red[plant, rule], n[plant], 100 * bound(n[plant], red[plant, rule]))
    return sprintf("%d/%d", red[plant, rule], n[plant])
}
{
    if (!($1 in n))
        order[++plants] = $1
    n[$1]++
    for (rule = 2; rule <= 8; rule++)
        red[$1, rule] += $rule
    change[$1] += $9
    pairs[$1] += $10
    seconds[$1] += $11
    load += $12
    guard += $13
}
END {
    print "| planted, % | one pair | median of 8 | 8 signs | one stage | **ab: regressed** | improved | undecided | mean change, % | pairs | s per verdict |"
    print "|---|---|---|---|---|---|---|---|---:|---:|---:|"
    for (i = 1; i <= plants; i++) {
        p = order[i]
        printf "| %s | %s | %s | %s | %s | **%s** | %s | %d/%d | %+.1f | %.1f | %.1f |\n", p == "0" ? "none" : p, share(p, 2), share(p, 3), share(p, 4), share(p, 5), share(p, 6), share(p, 7), red[p, 8], n[p], change[p] / n[p], pairs[p] / n[p], seconds[p] / n[p]
        all += n[p]
    }
    printf "\n%d comparisons at a load of %.0f in the mean; the guard failed in %d.\n", all, load / all, guard
}'
