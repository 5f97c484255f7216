# A verdict on two builds. The programs are scripts that use the hand-over protocol and report given
# times, so that every number is known: fake NAME CPU_SECONDS... [-- WALL DIGEST]
fake() {
    local name=$1 digest=${digest:-00000000000000aa} wall=${wall:-} scenario=${scenario:-0000000000000001}
    shift
    cat >"$name" <<END
#!/usr/bin/env bash
[ "\$1" != replay ] || exec "$SLABMARK" "\$@"
count=\$(cat "\$0.count" 2>/dev/null || echo 0)
echo \$((count + 1)) >"\$0.count"
times=($*)
cpu=\${times[count % \${#times[@]}]}
echo "slabmark-turns 1 9.9.\$0 v9" | sed 's|\$0|1|; s|/.*/||'
echo "case avx2 $scenario 1 100 5"
while read -r word rest; do
    case \$word in
    probe) echo "probed 0.02 20" ;;
    run) laps=\${rest##* }; echo turn ;;
    go)
        for block in 0 1; do
            for pass in 1 2 3; do echo "unit \$block \$cpu ${wall:-\$cpu}"; done
        done
        [ \$laps = 0 ] || echo "phases combine=\$(awk "BEGIN { print 1000 * \$cpu }") adapt=5 newer=7"
        echo "end $digest 1000 -1"
        ;;
    esac
done
END
    chmod +x "$name"
}
compare() { echo "\$ slabmark ab $*"; rm -f ./*.count; "$SLABMARK" ab "$@" -q 2>&1; code=$?; [ $code = 0 ] || echo "exit $code"; }

fake old 0.001
fake same 0.001
fake slow 0.00104 0.00103 0.00105
fake fast 0.00096 0.00097 0.00095
fake edge 0.00101 0.00103
fake once 0.00104 0.00104 0.00104 0.00104 0.00104 0.00104 0.00104 0.00104 0.001 0.001 0.001 0.001 0.001 0.001 0.001 0.001
wall=0.0015 fake sleepy 0.001
digest=00000000000000bb fake other 0.00104
digest=00000000000000bb scenario=0000000000000002 fake defaults 0.001

compare ./old ./same good.yaml -o a
compare ./old ./slow good.yaml -f sapsm -o b
compare ./old ./fast good.yaml -f sapsm -o c
compare ./old ./edge good.yaml -f sapsm -o d
compare ./old ./edge good.yaml -f sapsm -o e --fail-on inconclusive
# a change in the first stage must be confirmed by new pairs
compare ./old ./once good.yaml -f sapsm -o f
compare ./old ./slow good.yaml -f sapsm -o g --margin 10%
compare ./old ./sleepy good.yaml -f sapsm -o h
compare ./old ./other good.yaml -f sapsm -o i
compare ./old ./defaults good.yaml -f sapsm -o j
# OLD differs from itself
fake shaky 0.001 0.001 0.001 0.0011
compare ./shaky ./same good.yaml -f sapsm -o k

# output formats
compare ./old ./slow good.yaml -f sapsm -o l --json l.json --markdown l.md --junit l.xml
cat l.md
sed 's/ time="[0-9.]*">$/ time="T">/' l.xml
jq -c '.summary, .exit, .cases[0].verdict, .cases[0].cpu, .cases[0].phases.project, .guard' l.json
cmp <(jq '.cases | map(.verdict)' l.json) <(jq '.cases | map(.verdict)' l/verdict.json) && echo the same
xmllint --noout l.xml && python3 -c 'import json; json.load(open("l.json"))' && echo well-formed
jq -c '[.case, .kind, (.old.cpu_seconds | length)]' l/pairs.jsonl | sort | uniq -c
echo earlier >summary.md
GITHUB_STEP_SUMMARY=summary.md compare ./old ./same good.yaml -f sapsm -o m --markdown - | head -n 2
head -n 2 summary.md

# instructions, counted by a fake valgrind: 1000 for every program, 1020 for the slow one
mkdir bin
cat >bin/valgrind <<'END'
#!/usr/bin/env bash
[ "$1" != --version ] || { echo valgrind-3.19.0; exit; }
total=1000000
[[ $(readlink slabmark) != */slow ]] || total=1020000
for part in 1 2 3 4; do printf 'part: %s\nevents: Ir\ntotals: %s\n' $part $total; done >callgrind.out
exec ./slabmark replay scenario.json
END
chmod +x bin/valgrind
PATH=$PWD/bin:$PATH compare ./old ./slow good.yaml -o n --margin 10 --instructions 1 --json n.json --junit n.xml | head -n 8
PATH=$PWD/bin:$PATH compare ./old ./slow good.yaml -f sapsm -o p --margin 10 --instructions 2.5% | sed -n '1p;4,6p;$p'
jq -c '.exit, (.cases[] | [.verdict, .instructions.change, .instructions.kernels, .instructions.why])' n.json
xmllint --xpath 'string(//testsuite/@failures)' n.xml
# without valgrind
sed -i 's/3.19.0/3.1.0/' bin/valgrind
PATH=$PWD/bin:$PATH compare ./old ./same good.yaml -f sapsm -o q --instructions 1 | sed -n '1p;4,7p;$p'
compare ./old ./same good.yaml --instructions many
