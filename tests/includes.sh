#!/usr/bin/env bash
# No include points upward. Each line is a layer, lowest first: a folder may include itself and the
# folders of the layers before its own; folders of one layer do not include each other.
set -u
cd "$(dirname "$0")/.."
layers='
src/base
src/network src/kernels
src/data
src/algorithms
src/engine
src/theory
bench/common
bench/matrix bench/comparators bench/peers bench/scale
bench/scenario bench/counters bench/environment bench/machine
bench/measure bench/callgrind
bench/results bench/micro
bench/run bench/plot bench/compare bench/ab bench/export
bench/history bench/merge bench/html bench/tune bench/validate
bench/command
bench
'
find src bench -name '*.[ch]' -o -name '*.def' | sort | xargs awk -v layers="$layers" '
BEGIN {
    depth = split(layers, line, "\n")
    for (i = 1; i <= depth; i++) {
        count = split(line[i], folder, " ")
        for (j = 1; j <= count; j++)
            layer[folder[j]] = i
    }
}
function folder_of(path) {
    sub(/\/[^\/]*$/, "", path)
    return path
}
/^#include "/ {
    from = folder_of(FILENAME)
    split($2, quoted, "\"")
    to = folder_of(quoted[2])
    if (to !~ /^(bench|tests)/)
        to = "src/" to
    if (!(from in layer) || !(to in layer)) {
        print FILENAME ":" FNR ": " $0 ": " (from in layer ? to : from) " is in no layer"
        bad = 1
    } else if (from != to && layer[to] >= layer[from]) {
        print FILENAME ":" FNR ": " $0 " points upward: " to " is not below " from
        bad = 1
    }
    seen++
}
END { if (!seen) print "no include found"; exit bad || !seen }
'
