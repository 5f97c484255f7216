# Recorded data without any simulated part: every algorithm can use them.
cp "$ROOT"/tests/cases/case1_white/{U,D,C,hstar}.csv .
cat >recorded.yaml <<'Y'
name: recorded
trials: 1
iterations: 60
network: {nodes: 4, weights: {file: C.csv}}
system: {taps: 16, file: hstar.csv}
input: {kind: recording, regressors: U.csv, desired: D.csv}
algorithms:
  - {name: sapsm, window: 10, step: 0.4, alpha: 0.5, radius: 3, weight_epsilon: 0.05, slab: [0.13, 0.091, 0.169, 0.117]}
  - {name: rza-lms, step: 0.03, rho: 0.01}
  - {name: nlms, mode: cta}
  - {name: lms}
  - {name: za-lms}
run: {threads: 2, kernels: scalar, repetitions: 1, warmup: 0, min_time: 1ms}
Y
run run recorded.yaml -q -o out
columns case,label,msd_db,msd_lo_db out/summary.csv
# without the true system the curve is the a-priori error
run run recorded.yaml -q -o out2 --set 'system={taps: 16}'
columns case,msd_db,mse_db,disagreement_db out2/summary.csv
run run recorded.yaml -q -o out3 --iterations 61
run run recorded.yaml -q -o out3 --set 'system={taps: 15}'
run run recorded.yaml -q -o out3 --set 'system={taps: 16}' --set algorithms.sapsm.radius=oracle
run run recorded.yaml -q -o out3 --set 'algorithms=[{name: sapsm}]'
run run recorded.yaml -q -o out3 --set 'system={taps: 16}' --set 'algorithms=[{name: ht-lms}]'
run run recorded.yaml -q -o out3 --set 'algorithms=[{name: occd-twl}]'
sed -i '3s/,[^,]*$/,oops/' D.csv
run run recorded.yaml -q -o out3
