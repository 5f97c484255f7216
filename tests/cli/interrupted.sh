# A run that is killed, or whose disk is full, keeps the finished cases; --resume ends with the files of an
# uninterrupted run, except values that depend on speed (tests/untimed.awk).
keep() { awk -F, -f "$ROOT/tests/untimed.awk" "$1/summary.csv"; }
"$SLABMARK" run good.yaml -q -o whole --set 'sweep={system.nonzeros: [1, 2, 3]}'

"$SLABMARK" run good.yaml -q -o part --set 'sweep={system.nonzeros: [1, 2, 3]}'
head -n 2 part/cases.jsonl >lines && printf '{"case":"sapsm/nonz' >>lines && mv lines part/cases.jsonl
echo 'sapsm/nonzeros=3,half a li' >>part/summary.csv
run run good.yaml -q -o part --resume --set 'sweep={system.nonzeros: [1, 2, 3]}'
[ "$(keep whole)" = "$(keep part)" ] && cmp whole/curves.csv part/curves.csv && echo the same

# a file-size limit simulates a full disk
(trap '' XFSZ; ulimit -f 100; run run good.yaml -q -o full --set 'sweep={system.nonzeros: [1, 2, 3]}' --iterations 300) | sed 's/full.[a-z]*.[a-z]*:/full\/FILE:/'
[ "$(wc -l <full/cases.jsonl)" -ge 1 ] && echo something was kept
(trap '' XFSZ; ulimit -f 100; "$SLABMARK" run good.yaml -o said --set 'sweep={system.nonzeros: [1, 2, 3]}' --iterations 300 2>&1) |
    grep 'are kept'
run run good.yaml -q -o full --resume --set 'sweep={system.nonzeros: [1, 2, 3]}' --iterations 300
"$SLABMARK" run good.yaml -q -o whole --replace --set 'sweep={system.nonzeros: [1, 2, 3]}' --iterations 300
[ "$(keep whole)" = "$(keep full)" ] && cmp whole/curves.csv full/curves.csv && echo the same

# a signal ends it cleanly
"$SLABMARK" run good.yaml -o killed --iterations 100000000 >/dev/null 2>log &
for _ in {1..300}; do [ ! -e killed/run.json ] || break; sleep 0.1; done # it has begun
kill -INT $!; wait $!; echo "exit $?"; tail -n 1 log; grep -o '"status": "[a-z]*"' killed/run.json
[ -w /dev/full ] && { "$SLABMARK" list algorithms >/dev/full; echo "exit $?"; }
