# Programs that are not slabmark, crash, hang or print anything else; a comparison that is interrupted: one
# line, an exit code, never a good verdict.
compare() { echo "\$ slabmark ab $*"; "$SLABMARK" ab "$@" -q 2>&1; code=$?; [ $code = 0 ] || echo "exit $code"; rm -rf o; }
# script NAME: the body follows
script() { { echo '#!/usr/bin/env bash'; cat; } >"$1"; chmod +x "$1"; }
hello='echo "slabmark-turns 1 1.0 v1"; echo "case avx2 1 1 100 5"'
# serve RESULT...: the lines that it prints in its turn
served() { echo "$hello"; echo 'while read -r word rest; do case $word in probe) echo "probed 0.02 20" ;; run) echo turn ;; go)' "$@" ';; esac; done'; }
served 'echo "unit 0 0.001 0.001"; echo "end aa 1000 -1"' | script good

# not slabmark
script silent <<<'exit 0'
script failing <<<'echo "cannot open the shared object" >&2; exit 127'
script chatty <<<'echo "hello world"; sleep 100'
script older <<<"echo \"slabmark: 'turns' is no command, did you mean run?; see slabmark help\" >&2; exit 2"
script later <<<'echo "slabmark-turns 2 9.0 v9"; sleep 100'
script binary <<<'head -c 10000 /dev/zero; sleep 100'
echo 'no program' >text
chmod +x text
mkdir folder
for program in silent failing chatty older later binary text; do
    compare ./good ./$program good.yaml -f sapsm -o o
done
compare ./silent ./good good.yaml -f sapsm -o o
compare ./good ./folder good.yaml -o o
compare ./good ./none good.yaml -o o
compare none ./good good.yaml -o o

# it crashes or stops
script crash-early <<<'kill -SEGV $$'
served 'kill -SEGV $$' | script crash-late
script hang-early <<<'sleep 100'
served 'sleep 100' | script hang-late
script refuse <<<'echo "slabmark-turns 1 1.0 v1"; echo "slabmark: scenario.json:9:3: window: no such parameter" >&2; exit 2'
served 'echo "unit 0 nan 0.001"' | script nan
served 'echo "unit 0 -1 0.001"' | script negative
served 'echo "unit 0 0 0.001"; echo "end aa 1000 -1"' | script idle
served 'echo "end aa 1000 -1"' | script empty
served 'echo "unit 0 0.001 0.001"; exit 1' | script half
served 'exec 1>&-; sleep 100' | script closed
served 'echo "slabmark: two passes gave different digests" >&2; exit 4' | script unsteady
for program in crash-early crash-late refuse nan negative idle empty half closed unsteady; do
    compare ./good ./$program good.yaml -f sapsm -o o
done
for program in hang-early hang-late; do
    compare ./good ./$program good.yaml -f sapsm -o o --patience 2s
done

# interrupted in the fifth pair: finished pairs are kept, and the comparison is resumed
script interrupting <<END
echo >>"\$0.starts"
[ \$(wc -l <"\$0.starts") != 5 ] || { kill -INT \$PPID; sleep 100; }
$(served 'echo "unit 0 0.00104 0.00104"; echo "end aa 1000 -1"')
END
run ab ./good ./interrupting good.yaml -f sapsm -o part -q
grep -c '"kind":"first"' part/pairs.jsonl
run ab ./good ./interrupting good.yaml -f sapsm -o part -q
run ab ./good ./good good.yaml -f sapsm -o part -q --resume
run ab ./good ./interrupting good.yaml -f sapsm -o part -q --resume --margin 5
run ab ./good ./interrupting good.yaml -f LMS -o part -q --resume
printf '{"case":"sapsm","kind":"fir' >>part/pairs.jsonl
run ab ./good ./interrupting good.yaml -f sapsm -o part -q --resume | head -n 1
grep -c '"kind":"first"' part/pairs.jsonl
jq -s length part/pairs.jsonl
run ab ./good ./interrupting good.yaml -f sapsm -o nothing -q --resume
# what ended before its first pair does not stand in the way
run ab ./good ./crash-early good.yaml -f sapsm -o twice -q
run ab ./good ./good good.yaml -f sapsm -o twice -q | head -n 2

# a program crashes in its third pair: finished pairs are kept
script fragile <<END
echo >>"\$0.starts"
[ \$(wc -l <"\$0.starts") != 3 ] || kill -SEGV \$\$
$(served 'echo "unit 0 0.00104 0.00104"; echo "end aa 1000 -1"')
END
run ab ./good ./fragile good.yaml -f sapsm -o kept
grep -c '"kind":"first"' kept/pairs.jsonl

# the budget ends before anything is decided
compare ./good ./good good.yaml -f sapsm -o o --budget 1e-6
compare ./good ./good good.yaml -f sapsm -o o --budget 1e-6 --fail-on inconclusive | tail -n 1

# options
compare ./good ./good
compare ./good ./good good.yaml --margin 1
compare ./good ./good good.yaml --margin wide
compare ./good ./good good.yaml --budget never
compare ./good ./good good.yaml --fail-on improved
compare ./good ./good good.yaml --resume
compare ./good ./good good.yaml -f none
compare ./good ./good good.yaml --json - --junit -
compare ./good ./good good.yaml --set run.threads=0
compare ./good ./good nowhere.yaml
compare ./good ./good good.yaml -f sapsm -o o --junit nowhere/x.xml
compare ./good ./good good.yaml -f sapsm -o o --markdown .
GITHUB_STEP_SUMMARY=nowhere/x.md compare ./good ./good good.yaml -f sapsm -o o
# in the directory that the comparison makes
compare ./good ./good good.yaml -f sapsm -o made/ --junit made/x.xml --budget 1e-6 >/dev/null; ls made
compare ./good ./good .
