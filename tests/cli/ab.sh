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
echo "case ${kernels:-avx2} $scenario 1 100 5"
while read -r word rest; do
    case \$word in
    probe) echo "probed 0.02 20" ;;
    run) laps=\${rest##* }; echo turn ;;
    go)
        for block in 0 1; do
            for pass in 1 2 3; do echo "unit \$block \$cpu ${wall:-\$cpu}"; done
        done
        [ \$laps = 0 ] || echo "phases combine=\$(awk "BEGIN { print 1e6 * \$cpu }") adapt=5 newer=7"
        echo "end $digest 1000 -1"
        ;;
    esac
done
END
    chmod +x "$name"
}
no_clock() { sed 's/clock: [0-9.]* GHz\(.*\), [0-9.]* at best/clock: N GHz\1, N at best/' "$1"; }
compare() {
    echo "\$ slabmark ab $*"
    rm -f ./*.count
    "$SLABMARK" ab "$@" -q >said 2>&1
    code=$?
    no_clock said
    [ $code = 0 ] || echo "exit $code"
}

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

# phases: named when their interval excludes zero and they matter
fake noisy 0.00104
sed -i 's|combine=.*adapt=5|combine=$((count % 2 + 1))0 adapt=$((count % 2 ? 40 : 60)) publish=6 project=$((count % 2 ? 90 : 80))|' noisy
fake steady 0.001
sed -i 's|combine=.*adapt=5|combine=10 adapt=50 publish=5 project=70|' steady
compare ./steady ./noisy good.yaml -f sapsm -o phases | sed -n 6,7p
sed -i 's|project=.*newer|newer|' noisy
compare ./steady ./noisy good.yaml -f sapsm -o nowhere | sed -n 6,7p

# several threads: advice, and only where each has a processor
compare ./old ./slow good.yaml -s run.threads=2 -f sapsm -o two --junit two.xml --markdown two.md
grep -c '🟡 seems slower' two.md
xmllint --xpath 'concat(//testsuite/@failures, " ", //testsuite/@skipped, " ", //skipped/@message)' two.xml
compare ./old ./fast good.yaml -s run.threads=2 -f sapsm -o two-faster | head -n 2
compare ./old ./sleepy good.yaml -s run.threads=2 -f sapsm -o busy
(taskset -cp "$(taskset -cp $BASHPID | sed 's/.*: //; s/[-,].*//')" $BASHPID >/dev/null; compare ./old ./same good.yaml -s run.threads=2 -f sapsm -o many)

# throttled while it ran: as the kernel counts, and elsewhere by the clock
mkdir hot && cp -r "$SLABMARK_ROOT/sys" hot && cpu=hot/sys/devices/system/cpu/cpu0/thermal_throttle
fake heating 0.001
sed -i "2i echo 8 >$PWD/$cpu/core_throttle_count" heating
SLABMARK_ROOT=hot compare ./old ./heating good.yaml -f sapsm -o hotter --junit hot.xml
xmllint --xpath 'concat(//testsuite/@errors, " ", //error/@message)' hot.xml && echo
SLABMARK_ROOT=nowhere compare ./old ./same good.yaml -f sapsm -o unknown | grep -A 3 throttling
jq -c '.throttling | [.events, (.clock_hz | length)]' {hotter,unknown}/verdict.json

# output formats
compare ./old ./slow good.yaml -f sapsm -o l --json l.json --markdown l.md --junit l.xml
no_clock l.md
sed 's/ time="[0-9.]*">$/ time="T">/' l.xml
jq -c '.summary, .exit, .cases[0].verdict, .cases[0].ns_per_update, .cases[0].wall_ns_per_update, .cases[0].cpu, .cases[0].phases.project, .guard' l.json
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
# valgrind has no AVX-512: a program that times it is counted with AVX2
counted() { sed -i 's#exec \(.*"$@"\)#{ \1 | sed s/ref/avx2/; exit; }#' "$1"; }
kernels=avx512 fake wide 0.001
kernels=avx512 fake wider 0.001
counted wide && counted wider
PATH=$PWD/bin:$PATH compare ./wide ./wider good.yaml -f sapsm -o r --instructions 1 --json r.json | sed -n '5,8p'
jq -c '.cases[0].instructions.kernels' r.json
# without valgrind
sed -i 's/3.19.0/3.1.0/' bin/valgrind
PATH=$PWD/bin:$PATH compare ./old ./same good.yaml -f sapsm -o q --instructions 1 | sed -n '1p;4,7p;$p'
compare ./old ./same good.yaml --instructions many
# a name that Markdown, HTML and tables would take as their own
sed 's/name: sapsm/name: sapsm, label: "a|b `c` <i>*d*"/' good.yaml >odd.yaml
compare ./old ./same odd.yaml -f a.b -o odd --markdown - | sed -n '1,2p; 6p'
