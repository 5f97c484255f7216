#!/usr/bin/env bash
# The ceilings of `slabmark machine` beside those of likwid-bench, another program with loops in
# assembly: bandwidth of reading from every level, of one thread and of all, measured in turns.
#
#     bench/study/ceilings.sh [ROUNDS]        # 3 unless given
#
# Prints the best of slabmark, the best of likwid-bench, and their ratio. On an idle machine a ratio
# beyond 5 % is an error (exit 1); on a busy one it is only printed. Exit 77: something is missing.
#
# Two differences are no errors of either. likwid-bench pays for the end of each pass, which is seen at L1.
# slabmark asks for huge pages and likwid-bench does not: memory and L3 are faster for it where prefetching
# stops at the end of a page.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-3}
slabmark=build/release-gcc/slabmark
for program in likwid-bench jq $slabmark; do
    command -v $program >/dev/null || {
        echo "$0: there is no $program. Debian: apt-get install likwid jq; make" >&2
        exit 77
    }
done
load=$(cut -d' ' -f1 /proc/loadavg)
loop=load_avx
grep -qw avx512f /proc/cpuinfo && loop=load_avx512
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# THREADS BYTES RATE: best of a few short runs, in bytes/s. BYTES are of each thread; RATE is about what
# is expected: a run is shorter than a time slice, since a longer one would be interrupted; but forty
# passes, since the first of them finds cold caches, or six of memory.
likwid() {
    local passes
    passes=$(awk -v t="$1" -v b="$2" -v rate="$3" 'BEGIN {
        n = 3e-3 * rate / (t * b)
        least = b > 3e7 ? 6 : 40
        printf "%d", n < least ? least : n }')
    for ((i = 0; i < 10; i++)); do
        timeout -s KILL 10 likwid-bench -t $loop -i "$passes" -W "N:$(($1 * $2 / 1000))kB:$1" 2>/dev/null
    done | awk '$1 == "MByte/s:" && $2 > best { best = $2 } END { printf "%.0f\n", best * 1e6 }'
}
# LEVEL BYTES: the size that slabmark reads; from L1 larger ones too, as the end of a pass costs
# likwid-bench's loop a part of a short one
sizes() {
    echo "$2"
    case $1 in L1*) echo $(($2 * 3 / 2)) $(($2 * 9 / 5)) ;; esac
}

for ((round = 1; round <= rounds; round++)); do
    $slabmark machine --measure --json 2>/dev/null >"$work/json"
    jq -r '.ceilings.rows[] | select(.kind == "read" and .best != null) |
        "\(.threads) \(.of) \(.bytes_per_thread) \(.best) \(.rounds | length) \(.interrupted)"' "$work/json" |
        while read -r threads level bytes best whole interrupted; do
            for size in $(sizes "$level" "$bytes"); do
                echo "$threads $level $bytes $best $(likwid "$threads" "$size" "$best") $whole $interrupted"
            done
        done
done >"$work/rounds"

awk -v load="$load" '
    {
        key = $1 " " $2
        if (!(key in bytes)) order[++keys] = key
        bytes[key] = $3
        if ($4 > ours[key]) ours[key] = $4
        if ($5 > theirs[key]) theirs[key] = $5
        whole += $6
        lost += $7
    }
    END {
        printf "%-8s %-8s %12s %10s %10s %7s\n", "threads", "level", "bytes each", "slabmark", "likwid", "ratio"
        for (i = 1; i <= keys; i++) {
            split(order[i], part, " ")
            ratio = theirs[order[i]] ? ours[order[i]] / theirs[order[i]] : 0
            far += ratio < 0.95 || ratio > 1.05
            printf "%-8s %-8s %12d %10.1f %10.1f %7.3f\n", part[1], part[2], bytes[order[i]],
                ours[order[i]] / 1e9, theirs[order[i]] / 1e9, ratio
        }
        printf "%d of %d beyond 5 %%; GB/s, best of all rounds\n", far, keys
        if (lost > 0.1 * (whole + lost) || load > 0.5) {
            printf "no verdict: the machine was busy (load %s, %.0f %% of the rounds interrupted)\n",
                load, 100 * lost / (whole + lost)
            exit 0
        }
        exit far > 0
    }' "$work/rounds"
