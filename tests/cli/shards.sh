# A run divided into shards and merged has the files of the undivided run, but for times.
keep() { awk -F, -f "$ROOT/tests/untimed.awk" "$1/summary.csv"; }
same() { # WHOLE MERGED
    [ "$(keep "$1")" = "$(keep "$2")" ] && for file in curves estimates system nodes; do
        [ ! -e "$1/$file.csv" ] || cmp "$1/$file.csv" "$2/$file.csv" || return
    done && echo the same
}
# two groups of data: a large one whose trials are divided, and a small one
cat >large.yaml <<'Y'
seed: 1
trials: 11
iterations: 60
network: {nodes: 5, topology: ring}
system: {taps: 16, nonzeros: 2}
noise: {variance: 0.01}
algorithms:
  - {name: sapsm, window: 5}
  - {name: lms, label: LMS, step: 0.01}
sweep: {system.taps: [16, 2]}
run: {threads: 2, kernels: ref, repetitions: 0}
Y
"$SLABMARK" run large.yaml -q -o whole --save estimates,system,nodes
for count in 1 2 3 7; do
    for i in $(seq $count); do
        "$SLABMARK" run large.yaml -q -o $count.$i --shard $i/$count --save estimates,system,nodes
    done
    # the order of the shards does not matter
    "$SLABMARK" merge merged.$count $(for i in $(seq $count -1 1); do echo $count.$i; done) && same whole merged.$count
done
cut -d, -f1-3 2.2/blocks.jsonl
grep -c . merged.7/cases.jsonl; ls merged.7
"$SLABMARK" plot whole >/dev/null && "$SLABMARK" plot merged.7 >/dev/null && for figure in whole/figures/[^e]*.dat; do # ecdf.dat has times
    cmp "$figure" merged.7/figures/"${figure##*/}"; done && echo the same figures

# counts of what nodes send, which are sums over the trials
sent=(--set exchange.entries.kind=largest --set exchange.entries.count=2 --set exchange.as=index-value)
"$SLABMARK" run large.yaml -q -o sent "${sent[@]}"
for i in 1 2 3; do "$SLABMARK" run large.yaml -q -o sent.$i --shard $i/3 "${sent[@]}"; done
"$SLABMARK" merge sent.all sent.1 sent.2 sent.3 && same sent sent.all
columns case,scalars_sent,bytes_sent,busiest_node_bytes sent.all/summary.csv

# trials of one network each, and a trial that diverges
"$SLABMARK" run large.yaml -q -o drawn --set redraw.network=trial --set 'network.topology={kind: geometric, mean_degree: 3}'
for i in 1 2 3; do "$SLABMARK" run large.yaml -q -o drawn.$i --shard $i/3 --set redraw.network=trial --set 'network.topology={kind: geometric, mean_degree: 3}'; done
"$SLABMARK" merge drawn.all drawn.1 drawn.2 drawn.3 && same drawn drawn.all
"$SLABMARK" run large.yaml -q -o wild --set algorithms.LMS.step=1; echo "exit $?"
for i in 1 2 3; do "$SLABMARK" run large.yaml -q -o wild.$i --shard $i/3 --set algorithms.LMS.step=1; echo "exit $?"; done
run merge wild.all wild.1 wild.2 wild.3; same wild wild.all

# a timed case stays whole, with its samples
for i in 1 2 3; do "$SLABMARK" run good.yaml -q -o timed.$i --shard $i/3; done
cat timed.?/cases.jsonl | wc -l; ls timed.1
run merge timed timed.?
grep -c . timed/samples.jsonl
cat timed.?/summary.csv | grep -v ^case, | sort >rows; tail -n +2 timed/summary.csv | sort | cmp - rows && echo the same rows

# what does not fit together
run merge part 7.1 7.2 7.3 7.4 7.6
run merge part 7.1 7.2 7.3 7.4 7.5 7.6 7.7 7.2
run merge part 7.3 7.6
for i in 1 5; do "$SLABMARK" run good.yaml -q -o few.$i --shard $i/1000 --repetitions 0; done
run merge part few.1
run merge part few.5 --partial
for i in {1..40}; do cp -r few.1 many.$i && sed -i "s/\"index\": 1,/\"index\": $((2 * i)),/" many.$i/run.json; done
run merge part many.*
for i in {1..7}; do cp -r 7.$i late.$i && sed -i 's/"status": "complete"/"status": "stopped"/' late.$i/run.json; done
run merge part late.*
run merge part 7.1 2.2
"$SLABMARK" run large.yaml -q -o seed --shard 2/2 --set seed=2 --save estimates,system,nodes
run merge part 2.1 seed
run merge part 2.1 whole
run merge 2.1 2.1 2.2
run merge whole 2.1 2.2
cp -r 2.2 old; sed -i 's/"version": "/"version": "x/' old/run.json; run merge part 2.1 old | sed 's,[0-9.]* and x[0-9.]*,V and xV,'
cp -r 2.2 older; sed -i 's/"commit": "[^"]*"/"commit": "c0ffee"/' older/run.json; run merge part 2.1 older | sed 's/slabmark, .* and c/slabmark, HERE and c/'
sed -i 's/"schema": [0-9]*/"schema": 1/' old/run.json; run merge part 2.1 old 2>&1 | sed 's/schema [0-9]*/schema N/g; s/commit .*/commit C/'
cp -r 2.2 filtered; sed -i 's/"filter": null/"filter": "LMS"/' filtered/run.json; run merge part 2.1 filtered

# machines that differ: a row has the machine that ran it, and run.json has all of them
here=$(grep -o '"fingerprint": "[0-9a-f]*"' 2.2/run.json | cut -d'"' -f4)
cp -r 2.2 other; sed -i "s/$here/feedfeedfeedfeed/" other/run.json other/blocks.jsonl
run merge unlike 2.1 other
columns case,machine unlike/summary.csv | sed "s/$here/HERE/"
grep -A 1 '"machines"' unlike/run.json | sed "s/$here/HERE/"; grep '"machine":' unlike/run.json
cmp whole/curves.csv unlike/curves.csv && run compare whole unlike | grep -E '^no case|^exit'

# a shard that is killed: its finished blocks are kept
cp -r 2.2 killed; sed -i 's/"status": "complete"/"status": "running"/' killed/run.json
cp -r killed torn; head -c -20 2.2/blocks.jsonl >torn/blocks.jsonl
run merge part 2.1 torn
run merge part 2.1 torn --partial
columns case,trials part/summary.csv; grep '"status"' part/run.json
run run large.yaml -o torn --resume --shard 2/2 --save estimates,system,nodes 2>&1 | sed 's/[0-9.]* s$/T s/; s/in 0:.*;/in T;/'
run merge part 2.1 torn --replace; same whole part
run run large.yaml -q -o torn --resume --shard 1/2 --save estimates,system,nodes
run run large.yaml -q -o torn --resume --save estimates,system,nodes
run run large.yaml --shard 0/2
run run large.yaml --shard 2
run merge part

# how the work would be divided
run run large.yaml --dry-run --shard 2/2 | cut -c1-48
run run good.yaml --dry-run --shard 2/3 | cut -c1-79 | sed 's/ 0:[0-9]*$/ T/'
