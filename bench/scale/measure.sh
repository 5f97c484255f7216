#!/usr/bin/env bash
# Weak and strong scaling on this machine, and what crosses between parts:
#
#     bench/scale/measure.sh DIR [ROUNDS]       DIR/points.csv, DIR/halo.csv; 3 rounds
#
# Each point is the fastest repetition of all rounds; the rounds take the points in turn. With an MPI build
# (make build/release-gcc/mpi/openmpi/slabmark) processes are measured, else threads alone. A point with more
# threads than cores is marked as oversubscribed, and no model is fitted to it.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2; }
here=$(dirname "$0") out=$1 rounds=${2:-3}
build=${BUILD:-build/release-gcc}
alone=$build/slabmark mpi=$build/mpi/openmpi/slabmark
cores=$(nproc) row_bytes=512
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# what is measured: series, processes, threads of each, nodes; held: for checking the model only
list_points() {
    for n in 500 1000 2000 5000 10000 20000 50000; do echo size 1 1 $n 0; done
    for n in 1000 2000 4000 10000 20000 40000; do
        echo weak 1 2 $n 0
        [ ! -x "$mpi" ] || echo weak 2 1 $n 0
    done
    echo strong 1 2 5000 0
    echo strong 1 2 30000 1
    [ ! -x "$mpi" ] || printf '%s\n' 'strong 2 1 5000 0' 'strong 2 1 30000 1' 'strong 4 1 20000 0' 'strong 2 2 20000 0'
}

# the time of an iteration in each repetition, in ns
run_point() { # PROCESSES THREADS NODES
    local program=("$alone") way=(--set run.parallel=nodes)
    if [ "$1" -gt 1 ]; then
        program=(mpirun --allow-run-as-root --oversubscribe -n "$1" "$mpi")
        way=(--set run.parallel=ranks --set run.layout=auto)
    fi
    "${program[@]}" run "$here/scale.yaml" -q -o "$work/run" --replace --set "network.nodes=$3" \
        --set "run.threads=$2" "${way[@]}" >&2
    jq -r "select(.warmup | not) | .ns_per_update * $3" "$work/run/samples.jsonl"
}

mapfile -t points < <(list_points)
for round in $(seq "$rounds"); do
    for i in "${!points[@]}"; do
        read -r _ processes threads nodes _ <<<"${points[i]}"
        run_point "$processes" "$threads" "$nodes" >>"$work/times-$i"
    done
done

halo_of() { # NODES PARTS: halo,sent,peers of the largest part
    "$build/scale/halo" "$1" "$2" | cut -d, -f5-7
}

echo series,processes,threads,nodes,held,oversubscribed,row_bytes,halo,sent,peers,ns_fastest,ns_median,repetitions,load >"$out/points.csv"
for i in "${!points[@]}"; do
    read -r series processes threads nodes held <<<"${points[i]}"
    parts=$((processes * threads))
    sort -g "$work/times-$i" | awk -v line="$series,$processes,$threads,$nodes,$held,$((parts > cores)),$row_bytes,$(halo_of "$nodes" $parts)" \
        -v load="$(cut -d' ' -f1 /proc/loadavg)" '
        { time[NR] = $1 }
        END { printf "%s,%.0f,%.0f,%d,%s\n", line, time[1], time[int((NR + 1) / 2)], NR, load }'
done >>"$out/points.csv"

echo nodes,parts,arcs,cut,halo,sent,peers >"$out/halo.csv"
for n in 3000 10000 30000 100000; do
    "$build/scale/halo" "$n" 8,16,32,64,128 >>"$out/halo.csv"
done
