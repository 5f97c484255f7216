# What a run leaves behind, and how it guards it.
run run good.yaml -q -o out
ls out
cut -d, -f1-16 out/summary.csv | sed -E "s,(\.[0-9]{6})[0-9]+,\1,g"
wc -l <out/curves.csv
run run good.yaml -q -o out
run run good.yaml -q -o out --replace --save estimates
wc -l <out/estimates.csv
run run good.yaml -q -o out --resume --trials 5
run run good.yaml -q -o /proc/nowhere
