# The hand-over protocol, served by the program. ab_ref has a verdict on real programs.
turns() { "$SLABMARK" turns "$@" 2>&1; code=$?; [ $code = 0 ] || echo "exit $code"; }
goes() { for ((i = 0; i < $1; i++)); do echo go; done; }
seconds() { sed -E 's/^(unit [0-9]+) [0-9.e-]+ [0-9.e-]+$/\1 CPU WALL/; s/^(probed) [0-9.e-]+/\1 CPU/
                    s/=[0-9.e+-]+/=NS/g; s/^(case [a-z0-9]+) [0-9a-f]{16}/\1 SCENARIO/; s/^slabmark-turns ([0-9]+) .*/slabmark-turns \1 VERSION COMMIT/'; }

: | turns good.yaml | seconds
echo probe 100 | turns good.yaml | seconds
# a warm pass and three of 100 iterations in one block: two turns of two units
{ echo run 100 1 3 2 0; goes 2; } | turns good.yaml | seconds
# with laps: one more pass, not reported
{ echo run 100 1 3 9 1; goes 1; } | turns good.yaml | seconds
# the result equals that of a run with points at both ends of the curve
"$SLABMARK" run good.yaml -q -o run -f sapsm --set run.observe_every=100
digest=$({ echo run 100 4 3 2 1; goes 16; } | turns good.yaml | awk '/^end/ { print $2, $3 }')
[ "${digest% *}" = "$(grep -o '"digest":"[0-9a-f]*"' run/cases.jsonl | cut -d'"' -f4)" ] && echo the same digest, "${digest#* }" updates
# every unit is reported once, in the order of blocks, for any size of a turn
sed 's/iterations: 100/iterations: 1000/' good.yaml >long.yaml
for units in 1 2 7 100; do
    { echo run 1000 3 4 $units 0; goes 200; } | "$SLABMARK" turns long.yaml 2>&1 | grep ^unit | awk '{ n[$2]++ } END { for (b in n) print b, n[b] }' | sort -n | uniq -c -f 1
done

# fewer iterations than until the system changes
sed 's/nonzeros: [0-9]*/&, changes: [{at: 50, support: redraw}]/' good.yaml >changes.yaml
grep -c changes changes.yaml
{ echo probe 10; echo run 10 1 1 3 0; goes 1; } | turns changes.yaml | seconds

echo sing | turns good.yaml | tail -n 2
echo probe 101 | turns good.yaml | tail -n 2
echo run 100 1 3 2 | turns good.yaml | tail -n 2
echo run 100 1 3 2 0 | turns good.yaml | tail -n 3
# two threads compute the same; they take no laps
sed 's/threads: 1/threads: 2/' good.yaml >two.yaml
{ echo run 100 1 3 2 1; goes 2; } | turns two.yaml | seconds
: | turns nowhere.yaml

# a real valgrind gives equal counts for the same program; it cannot run one with sanitizers
counted() {
    "$SLABMARK" ab "$SLABMARK" "$SLABMARK" good.yaml -q -f sapsm -o counted --budget 1e-6 --instructions 0 --json - |
        jq -c '.cases[0].instructions | [.change, .per_update[0] > 1000, .per_update[0] == .per_update[1], .kernels]'
}
grep -q __asan_init "$SLABMARK" && echo '[0,true,true,"ref"]' || counted
