#!/usr/bin/env bash
# This machine's kernel sets, compilers, optimisation and threads against one another: runs the suite `arch`
# once for each setting, and writes a file and a page for each comparison.
#
#     bench/study/settings.sh DIR [--build] [--budget 4s]
#
# `--build` only builds the programs, by `LAUNCHER COMPILER` if LAUNCHER is set. An existing file is not measured
# again. The first setting is measured once more at the end: two sides of one program differ by noise alone. All
# take a quarter of an hour on two idle cores; stop other programs first. It prints the answer of each page.
set -euo pipefail
cd "$(dirname "$0")/../.."
usage() { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }
[ $# -ge 1 ] && [ "${1#-}" = "$1" ] || usage
dir=$1 budget=4s only_build=
shift
while [ $# -gt 0 ]; do
    case $1 in
    --build) only_build=1 && shift ;;
    --budget) budget=$2 && shift 2 ;;
    *) usage ;;
    esac
done
builds=build/settings

for compiler in gcc clang; do
    for level in 3 2; do
        make -s -j"$(nproc)" CC="${LAUNCHER:+$LAUNCHER }$compiler" optimise=-O$level build=$builds/$compiler-O$level \
            $builds/$compiler-O$level/slabmark
    done
done
[ -z "$only_build" ] || exit 0
mkdir -p "$dir"

measure() { # NAME BUILD ARGUMENT...
    local name=$1 slabmark=$builds/$2/slabmark
    shift 2
    [ ! -e "$dir/$name.slabmark.json" ] || return 0
    "$slabmark" machine >/dev/null # its ceilings, once
    "$slabmark" run --suite arch -q -o "$dir/$name" --replace --budget "$budget" "$@"
    echo "$(date +%T) $name"
}

compare() { # PAGE NAME...
    local page=$dir/$1.html
    shift
    $builds/gcc-O3/slabmark report "${@/%/.slabmark.json}" -o "$page" >/dev/null
    echo "$page"
    sed -n '/<ul class="answer">/,/<\/ul>/s/<[^>]*>//gp' "$page" | sed 's/&ndash;/-/g; /^$/d; s/^/  /'
}

measure gcc-O3 gcc-O3
measure clang-O3 clang-O3
measure gcc-O2 gcc-O2
measure clang-O2 clang-O2
sets=()
for kernels in $($builds/gcc-O3/slabmark list kernels | awk '!/\(not on this CPU\)|\(chosen\)/ { print $1 }'); do
    measure "$kernels" gcc-O3 --set "run.kernels=$kernels"
    sets+=("$dir/$kernels")
done
measure one-thread gcc-O3 --threads 1
measure all-threads gcc-O3 --threads "$(nproc)"
measure again gcc-O3

compare again "$dir"/{gcc-O3,again}
compare compilers "$dir"/{gcc-O3,clang-O3,again} # `again` is the control
compare optimisation "$dir"/{gcc-O3,gcc-O2,clang-O3,clang-O2,again}
compare kernels "$dir/gcc-O3" "${sets[@]}" "$dir/again"
compare threads "$dir"/{one-thread,all-threads}
