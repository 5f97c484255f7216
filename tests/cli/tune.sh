# A tuning reports its front on trials that the search never saw: those of `slabmark run`. Its answer does not
# depend on the number of threads; a tuning that is killed and resumed ends with the same files.
cat >tiny.yaml <<'Y'
name: tiny
seed: 1
trials: 6
iterations: 200
network: {nodes: 5, topology: ring}
system: {taps: 16, nonzeros: 2}
noise: {variance: 0.001}
algorithms:
  - {name: sapsm, window: 5, alpha: 0}
  - {name: lms, label: LMS, tune: {step: [0.005, 0.2]}}
  - {name: rza-lms, label: fixed, rho: adaptive, tune: {}}
run: {threads: 2}
Y
tune="tune tiny.yaml --points 2 --settings 9"
# without times, whose column of the table varies
untimed() { sed -E 's/ +ms/ ms/; s/^([ >] -[^]]*\]\*? +[0-9]+ \[[^]]*\]) +[0-9.e+-]+/\1 MS/'; }
keep() { cut -d, -f 1-9,11- "$1/front.csv"; }
"$SLABMARK" $tune -o whole 2>/dev/null | untimed | sed '/^ms:/,$d'
sed '/^# Made by/d' whole/tuned.yaml

# the fresh trials are those of a run
"$SLABMARK" run whole/tuned.yaml -q -o run --repetitions 0
columns case,iterations,floor_db,chosen whole/front.csv | grep 'yes$' | cut -d, -f 1-3 >tuned
columns case,iterations_to_minus20db,msd_db run/summary.csv | tail -n +2 | cmp - tuned && echo the same as a run

"$SLABMARK" $tune -q -o one --threads 1
cmp <(keep whole) <(keep one) && cmp <(grep -v '^#' whole/tuned.yaml) <(sed 's/threads: 1/threads: 2/' one/tuned.yaml | grep -v '^#') && echo the same with one thread

mkdir part
head -n 20 whole/tune.jsonl >part/tune.jsonl && printf '{"key":"LMS seed=2 tri' >>part/tune.jsonl
"$SLABMARK" $tune -q -o part --resume && cmp <(keep whole) <(keep part) && echo the same resumed
[ "$(sort whole/tune.jsonl | sed 's/"seconds_per_iteration".*"floor"//' | uniq)" = "$(sort part/tune.jsonl | sed 's/"seconds_per_iteration".*"floor"//' | uniq)" ] && echo the same journal
run $tune -q -o part
run $tune -q -o part --resume --target -10

# the three questions, by one thread, which waits for none
tune="$tune --threads 1"
"$SLABMARK" $tune -q --floor -33 -o floor && columns case,floor_db,chosen floor/front.csv | grep yes
"$SLABMARK" $tune -q --within 60 -o within && columns case,iterations,chosen within/front.csv | grep yes
"$SLABMARK" $tune -q --by seconds -o seconds && columns case,chosen seconds/front.csv | grep yes
"$SLABMARK" $tune --floor -80 -o never 2>/dev/null | grep -A 1 -e 'none;' -e '^none: '
"$SLABMARK" $tune --target -90 -o never2 2>/dev/null | grep 'not reached' | cut -c 1-42
"$SLABMARK" $tune -q --json -o json --floor -33 2>/dev/null | grep -A 6 '"question"'

run tune
run tune tiny.yaml --target low
run tune tiny.yaml --floor -30 --within 20
run tune tiny.yaml --within 20 --by seconds
run tune tiny.yaml --by joules
run tune tiny.yaml --seed-tuning 1
run tune tiny.yaml --budget soon
run tune tiny.yaml --points 2.5
run tune tiny.yaml --resume
run tune good.yaml --set 'sweep={system.nonzeros: [1, 2]}'
run tune tiny.yaml --set 'algorithms.LMS.tune={rate: [1, 2]}'
# who only runs the scenario reads of the mistake, too
sed 's/tune: {step/tune: {stop/' tiny.yaml >typo.yaml
run run typo.yaml
run run typo.yaml --list
run run typo.yaml --dry-run
run run tiny.yaml --list --set algorithms.LMS.name=nlms
run tune tiny.yaml --set 'algorithms=[{name: lms, tune: {}}]'
run tune tiny.yaml --resume -o absent
# a budget that is too short is announced, and kept by leaving out what it can
"$SLABMARK" tune good.yaml --budget 1ms --points 1 --trials 100 -o short 2>&1 >short.txt | sed -nE 's/(about|of) [0-9:]+/\1 T/gp' | grep short
grep -A 1 '^The budget ended' short.txt
