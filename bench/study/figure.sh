#!/usr/bin/env bash
# The share of comparisons that each rule calls regressed, with 95 % intervals (Clopper and Pearson):
#
#     bench/study/figure.sh OUT.png|OUT.svg|OUT.pdf DIR|FILE...
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2; }
here=$(dirname "$0")
. "$here/cases.sh"
out=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# a block for each rule: place on the axis, share, its interval, in %; and the names of the places
cases "$@" | sort -t $'\t' -k1,1 -k2,2V | awk -F'\t' -v names="$work/names" -f "$here/binomial.awk" -f <(cat <<'AWK'
{
    key = $1 "\t" $2
    if (!(key in n)) {
        order[++keys] = key
        label[keys] = $2 == "0" ? "none" : $2 == "relink" ? $2 : $2 " %%"
        sub(/-rare %%/, " %%, rare", label[keys])
        machine[keys] = $1
    }
    n[key]++
    for (rule = 3; rule <= 7; rule++)
        red[key, rule] += $rule
}
END {
    for (rule = 3; rule <= 7; rule++) {
        for (i = 1; i <= keys; i++) {
            k = order[i]
            print i, 100 * red[k, rule] / n[k], 100 * lower(n[k], red[k, rule], 0.025), 100 * upper(n[k], red[k, rule], 0.025)
        }
        print "\n"
    }
    for (i = 1; i <= keys; i++)
        print label[i] "\t" machine[i] "\t" n[order[i]] > names
}
AWK
) >"$work/shares"
format=${out##*.}
places=$(wc -l <"$work/names")
tics=$(awk -F'\t' '{ printf "%s\"%s\\n%s\\n%d\" %d", (NR > 1 ? ", " : ""), $1, $2, $3, NR }' "$work/names")
gnuplot <<PLOT
plots = "$here/../../plots"
format = "$format"
output = "$out"
across = 17.8; paper = 7.5; scale = 1; font = "Liberation Sans"; type = 8; entries = 0
y_low = -2; y_high = 102; y_step = 20; series = 5; references = 0
load plots."/style.gp"
set datafile nocolumnheaders
set bmargin 5.8
set xrange [0.4:$places+0.6]
set xtics ($tics) noenhanced
set ylabel "called regressed, %"
set xlabel "planted slowdown, machine, comparisons" offset 0,-1.6
set key above horizontal samplen 1
titles = '"one pair" "median of 8" "8 signs" "one stage" "ab"'
beside(i) = 0.13*(i-3)
plot for [i = 1:5] "$work/shares" index i-1 using (\$1+beside(i)):2:3:4 with yerrorbars \
    linetype i dashtype solid title word(titles, i)
PLOT
