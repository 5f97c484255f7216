# The files of a run, and how they are protected.
run run good.yaml -q -o out
ls out
columns case,label,algorithm,mode,nodes,taps,mean_degree,trials,iterations,threads,sync_policy,parallel,kernels,status,msd_db,msd_lo_db out/summary.csv
wc -l <out/curves.csv
run run good.yaml -q -o out
run run good.yaml -q -o out --replace --save estimates
wc -l <out/estimates.csv
run run good.yaml -q -o out --resume --trials 5
run run good.yaml -q -o /proc/nowhere
