#!/usr/bin/env bash
# No include points upward: base <- network, kernels <- data <- algorithms <- engine <- bench. A
# module may include itself and what stands before it; network and kernels do not know each other.
set -u
cd "$(dirname "$0")/.."
awk '
BEGIN {
    may["base"] = "base"
    may["network"] = "base network"
    may["kernels"] = "base kernels"
    may["data"] = "base kernels data"
    may["algorithms"] = "base kernels data algorithms"
    may["engine"] = "base network kernels data algorithms engine"
}
/^#include "/ {
    split(FILENAME, path, "/")
    split($2, to, /["\/]/)
    if (index(" " may[path[2]] " ", " " to[2] " ") == 0) {
        print FILENAME ":" FNR ": " $0 " points upward; " path[2] " may include: " may[path[2]]
        bad = 1
    }
    seen++
}
END { if (!seen) print "no include found"; exit bad || !seen }
' src/*/*.c src/*/*.h src/*/*.def
