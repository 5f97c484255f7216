# The smallest sizes: one tap, one node, one iteration, one trial; a window longer than the run; the same
# bits for all settings of `run`.
for input in white delay-line ar1; do
    "$SLABMARK" run good.yaml -q -o $input --set "input={kind: $input}" --set system.taps=1 \
        --set system.nonzeros=1 --iterations 1000 --set 'run.threads=[1,2,3]' --set algorithms.sapsm.window=1 --repetitions 0
    echo "$input: $(grep -o '"digest":"[^"]*"' $input/cases.jsonl | sort -u | wc -l) digests of 2 algorithms"
done
run run good.yaml -q -o one --set network.nodes=1 --set system.taps=1 --set system.nonzeros=1 --iterations 1 --trials 1
run run good.yaml -q -o long --set algorithms.sapsm.window=4096 --iterations 5
columns case,nodes,taps,mean_degree,trials,iterations,status one/summary.csv long/summary.csv
