#!/usr/bin/env bash
# The error rate and the power of `slabmark ab`: compares a build with itself, and with builds that have a
# planted slowdown (src/engine/plant.h) and give the same bits.
#
#     bench/study/study.sh DIR [--same 100] [--planted 34] [--load 0] [PLANT...]
#
# `--same` and `--planted` count runs; each compares the three cases of study.yaml. PLANT: 2 3 5 10
# percent, spread evenly, or N-rare: in a tenth of the blocks; default: all of them. relink-N is no slowdown:
# the same objects, linked in another order. `--load N` keeps N other processes busy. An existing run is not
# repeated. bench/study/table.sh DIR prints the results, bench/study/figure.sh draws them.
set -euo pipefail
cd "$(dirname "$0")/../.."
usage() { sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2; }
[ $# -ge 1 ] && [ "${1#-}" = "$1" ] || usage
dir=$1 same=100 planted=34 load=0 plants=()
shift
while [ $# -gt 0 ]; do
    case $1 in
    --same) same=$2 && shift 2 ;;
    --planted) planted=$2 && shift 2 ;;
    --load) load=$2 && shift 2 ;;
    -*) usage ;;
    *) plants+=("$1") && shift ;;
    esac
done
[ ${#plants[@]} -gt 0 ] || plants=(2 3 5 10 2-rare 3-rare 5-rare 10-rare)
[ "$planted" -gt 0 ] || plants=() # none is built
build=build/study
programs=$build/planted

# shellcheck disable=SC2046
make -s -j"$(nproc)" build=$build $build/slabmark $(printf "$programs/%s/slabmark " 0 "${plants[@]}")
mkdir -p "$dir"
busy=()
trap '[ ${#busy[@]} = 0 ] || kill "${busy[@]}" 2>/dev/null' EXIT
for ((i = 0; i < load; i++)); do
    (while :; do :; done) &
    busy+=($!)
done

compare() { # PLANT RUN
    local run=$dir/$1.$2 code=0
    [ ! -e "$run/verdict.json" ] || return 0
    rm -rf "$run"
    $build/slabmark ab $programs/0/slabmark "$programs/$1/slabmark" bench/study/study.yaml -q \
        -o "$run" >"$run.txt" 2>&1 || code=$?
    cut -d' ' -f1 /proc/loadavg >"$run/load"
    case $code in 0 | 3 | 5 | 7) echo "$(date +%T) $1.$2: $(head -n 1 "$run.txt")" ;;
    *) cat "$run.txt" && exit 1 ;; esac
}
# in turns, so that a disturbance of an hour does not affect only one plant
for ((i = 1; i <= same || i <= planted; i++)); do
    [ $i -gt "$same" ] || compare 0 $i
    for plant in "${plants[@]}"; do
        [ $i -gt "$planted" ] || compare "$plant" $i
    done
done
