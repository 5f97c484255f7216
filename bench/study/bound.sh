#!/usr/bin/env bash
# Does any update take less time than its bound? Shares of the ceilings over networks, taps, windows,
# topologies, inputs, precisions, kernel sets and threads, of each case's fastest repetition:
#
#     slabmark machine                              # measures the ceilings
#     bench/study/bound.sh [NODES] >bench/study/bound.txt
#
# NODES: the largest network, a million unless given; it takes 1.7 GB. The bound (bench/measure/bound.h)
# is a lower one, so a share above 105 % is an error of the bound or of a ceiling: exit 1.
set -eu
cd "$(dirname "$0")/../.."
slabmark=$(realpath "${SLABMARK:-build/release-gcc/slabmark}")
most=${1:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/bound.yaml" <<'SCENARIO'
seed: 1
trials: 1
iterations: 400
network: {nodes: 10, topology: {kind: small-world, neighbours: 3}, weights: metropolis}
system: {taps: 64, nonzeros: 4, values: gaussian, norm: 1}
noise: {variance: 0.01}
algorithms:
  - {name: sapsm, window: 4, step: 0.1}
  - {name: lms, label: LMS, step: 1e-4}
  - {name: nlms, label: NLMS, step: 0.1}
  - {name: rza-lms, label: RZA-LMS, step: 1e-4}
run: {threads: 1, repetitions: 6, budget: 500ms, min_time: 5ms, observe_every: 1000, counters: none}
SCENARIO

# measure SPREAD OPTIONS...: lines of "SPREAD, share, limit, ns, ceiling, case"
measure() {
    "$slabmark" run "$work/bound.yaml" -q -o "$work/$1" "${@:2}" >/dev/null
    awk -F, -v spread="$1" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $at["ceiling_ns"] == "" { print "no ceilings: run slabmark machine first" >"/dev/stderr"; exit 1 }
        { ceiling = $at["ceiling_ns"]; ns = $at["ns_minimum"]
          printf "%s,%.1f,%s,%.1f,%.1f,%s\n", spread, 100 * ceiling / ns, $at["ceiling_by"], ns, ceiling, $1 }' \
        "$work/$1/summary.csv" >>"$work/shares"
}

nodes=() iterations=()
for ((n = 10; n <= most; n *= 10)); do
    nodes+=($n $((3 * n)))
    iterations+=($((n > 100000 ? 5 : 500000 / n + 4)) $((n > 100000 ? 5 : 200000 / n + 4)))
done
[ ${nodes[-1]} -le "$most" ] || { unset 'nodes[-1]' 'iterations[-1]'; }
list() { local IFS=, && echo "[$*]"; }

measure nodes --filter 'sapsm|^LMS' --set 'run.precision=[f64,f32]' \
    --set "sweep={zip: {network.nodes: $(list "${nodes[@]}"), iterations: $(list "${iterations[@]}")}}"
measure taps --filter 'sapsm|^LMS' --set 'run.precision=[f64,f32]' \
    --set 'sweep={zip: {system.taps: [16,64,256,512,1024,4096,16384,65536], iterations: [2000,2000,800,400,200,60,20,8]}}'
measure windows --filter sapsm --set system.taps=256 \
    --set 'sweep={algorithms.sapsm.window: [1,2,5,10,12,20,40]}'
measure small --set network.nodes=2 --set network.topology.kind=complete --set iterations=4000 \
    --set 'run.precision=[f64,f32]' --set 'system.taps=[64,256,1024]'
measure topologies --filter 'sapsm|^LMS' --set network.nodes=64 --set system.taps=128 \
    --set 'network.topology.kind=[ring,complete,star,geometric,erdos-renyi]'
measure inputs --set 'input.kind=[white,delay-line,ar1]' --set system.taps=256
measure kernels --set 'run.kernels=[scalar,auto]' --set 'run.precision=[f64,f32]' --set system.taps=256
measure threads --filter 'sapsm|^LMS' --set network.nodes=64 --set 'run.parallel=[nodes,trials]' \
    --trials "$(nproc)" --set run.threads=auto

awk -F, '{ count[$1]++; if (!($1 in most) || $2 > most[$1]) { most[$1] = $2; line[$1] = $0 } }
    END { for (spread in count) print count[spread] "," line[spread] }' "$work/shares" | sort -t, -k3nr |
    awk -F, 'BEGIN { printf "%-12s %5s %8s  %-8s %10s  %s\n", "spread", "cases", "largest", "of", "ns", "case" }
        { printf "%-12s %5d %7.0f%%  %-8s %10.1f  %s\n", $2, $1, $3, $4, $5, $7 }'
echo
sort -t, -k2nr "$work/shares" | awk -F, '{ printf "%5.1f%% %-8s %10.1f ns  %-10s %s\n", $2, $3, $4, $1, $6 }'
awk -F, '$2 > 105 { above++ }
    END { printf "\n%d cases, %d above 105 %%\n", NR, above; exit above > 0 }' "$work/shares"
