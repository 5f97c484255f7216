#!/usr/bin/env bash
# Picks the best cases of a grid: best.sh RESULTS COLUMN FLOOR...
# For each FLOOR (dB) and each algorithm, prints the case with the smallest COLUMN of summary.csv, such as
# iterations_to_minus30db, among those whose deviation ends at least that low.
set -eu
results=$1 column=$2
shift 2
awk -F, -v by="$column" -v floors="$*" '
NR == 1 {
    for (i = 1; i <= NF; i++) at[$i] = i
    if (!(by in at) || !("msd_db" in at)) {
        print FILENAME ": no column " (by in at ? "msd_db" : by) >"/dev/stderr"
        exit failed = 2
    }
    next
}
!($at["label"] in known) { known[$at["label"]] = ++labels; label[labels] = $at["label"] }
{ rows++; row[rows] = $0 }
END {
    if (failed) exit failed
    printf "%8s  %-48s %7s  %s\n", "floor <=", "case", "msd_db", by
    count = split(floors, floor, " ")
    for (f = 1; f <= count; f++)
        for (l = 1; l <= labels; l++) {
            best = ""
            for (r = 1; r <= rows; r++) {
                split(row[r], field, ",")
                if (field[at["label"]] != label[l] || field[at["msd_db"]] == "" || field[at[by]] == "" ||
                    field[at["msd_db"]] + 0 > floor[f] + 0) continue
                if (best == "" || field[at[by]] + 0 < least) {
                    best = field[1]; least = field[at[by]] + 0; deviation = field[at["msd_db"]]
                }
            }
            if (best != "") printf "%8s  %-48s %7.1f  %g\n", floor[f], best, deviation, least
            else printf "%8s  %-48s %7s  %s\n", floor[f], label[l], "none", "-"
        }
}' "$results/summary.csv"
