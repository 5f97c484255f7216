#!/usr/bin/env bash
# What studies (study.sh) found, as Markdown: bench/study/table.sh DIR|FILE...
#
# A row per directory and plant: how many comparisons, how many of them each rule of cases.sh calls
# regressed, and for the same code the 95 % upper bound of that share.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2; }
. "$(dirname "$0")/cases.sh"
cases "$@" | sort -t $'\t' -k1,1 -k2,2V | awk -F'\t' -f "$(dirname "$0")/binomial.awk" -f <(cat <<'AWK'
function share(key, rule,    text) {
    text = sprintf("%d/%d", red[key, rule], n[key])
    if (plant[key] != "0" && plant[key] != "relink")
        return text
    return sprintf("%s (%.2f %%)", text, 100 * upper(n[key], red[key, rule], 0.05))
}
{
    key = $1 "/" $2
    if (!(key in n)) {
        order[++keys] = key
        machine[key] = $1
        plant[key] = $2
    }
    n[key]++
    for (rule = 3; rule <= 9; rule++)
        red[key, rule] += $rule
    change[key] += $10
    pairs[key] += $11
    seconds[key] += $12
    comparisons[$1]++
    load[$1] += $13
    guard[$1] += $14
}
END {
    print "| machine | planted, % | one pair | median of 8 | 8 signs | one stage | **ab: regressed** | improved | undecided | mean change, % | pairs | s per verdict |"
    print "|---|---|---|---|---|---|---|---|---|---:|---:|---:|"
    for (i = 1; i <= keys; i++) {
        k = order[i]
        printf "| %s | %s | %s | %s | %s | %s | **%s** | %s | %d/%d | %+.1f | %.1f | %.1f |\n", machine[k], plant[k] == "0" ? "none" : plant[k], share(k, 3), share(k, 4), share(k, 5), share(k, 6), share(k, 7), share(k, 8), red[k, 9], n[k], change[k] / n[k], pairs[k] / n[k], seconds[k] / n[k]
    }
    print ""
    for (m in comparisons)
        printf "%s: %d comparisons at a mean load of %.1f; the guard failed in %d.\n", m, comparisons[m], load[m] / comparisons[m], guard[m]
}
AWK
)
