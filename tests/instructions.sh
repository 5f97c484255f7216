#!/usr/bin/env bash
# Instructions of a node update against the accepted ones, in tests/instructions.csv:
#
#     tests/instructions.sh [--accept] [PROGRAM]
#
# valgrind replays cases of scenarios/limits.yaml with the avx2 kernels. Its counts repeat to the last
# digit, but each version of a compiler makes other code: each has its own rows. More than 0.5 % above
# the accepted count fails with exit 3. A commit that needs more on purpose carries the new counts,
# which --accept writes, and gives the reason in its message.
set -eu
cd "$(dirname "$0")/.."
accepted=tests/instructions.csv accept=
[ "${1:-}" != --accept ] || { accept=1 && shift; }
program=${1:-build/release-gcc/slabmark}
unavailable() {
    echo "unavailable: $*"
    exit 0
}
grep -qw avx2 /proc/cpuinfo || unavailable "this CPU has no AVX2"
command -v valgrind >/dev/null || unavailable "valgrind is not installed"

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$program" run scenarios/limits.yaml -f f64 -s run.kernels=avx2 --repetitions 0 --counters callgrind -q \
    -o "$dir/run"
compiler=$(sed -n '/^  "build"/,/^  }/s/ *"compiler": "\([^"]*[^" ]\) *",/\1/p' "$dir/run/run.json")
awk -F, -v compiler="$compiler" '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    { printf "%s,%s,%.10g\n", compiler, $column["case"], $column["instructions_per_update"] }' \
    "$dir/run/summary.csv" >"$dir/counted.csv"
! grep ',0$' "$dir/counted.csv" || { echo "not counted" && exit 1; }

if [ "$accept" ]; then
    { grep -v "^$compiler," "$accepted" && cat "$dir/counted.csv"; } >"$dir/accepted.csv"
    cp "$dir/accepted.csv" "$accepted"
fi
grep -q "^$compiler," "$accepted" || unavailable "no accepted count for $compiler in $accepted"
awk -F, -v compiler="$compiler" -v tolerance=0.5 '
    $1 != compiler { next }
    NR == FNR { before[$2] = $3; next }
    {
        known = $2 in before
        more = known ? 100 * ($3 / before[$2] - 1) : 0
        verdict = !known ? "FAIL: no accepted count" : more > tolerance ? "FAIL: too many" : \
            more < -tolerance ? "fewer: --accept keeps them" : "ok"
        printf "%-24s %10.1f -> %10.1f instructions per update, %+.2f %%  %s\n", $2, before[$2], $3, more, verdict
        delete before[$2]
        failed = failed || verdict ~ /^FAIL/
        compared++
    }
    END {
        for (name in before) {
            print name " is not counted any more: FAIL"
            failed = 1
        }
        printf "%s, avx2 kernels replayed under valgrind; tolerance %s %%\n", compiler, tolerance
        exit failed || !compared ? 3 : 0
    }' "$accepted" "$dir/counted.csv"
