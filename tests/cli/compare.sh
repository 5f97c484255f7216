# Comparing two results: the same, another result, another scenario, another machine.
times() { sed -E 's/20[0-9-]+T[0-9:]+Z/DATE/g; s/commit [^,]*, fingerprint [0-9a-f]+/commit C, fingerprint F/
                  /^  (load averages|running tasks) /d; s/( +[0-9.]+){6}$/ T/'; }
export XDG_CACHE_HOME=$PWD/cache # no ceilings: they name facts of the machine too
"$SLABMARK" run good.yaml -q -o base --counters none
# the facts of an invented machine
sed -i -e 's/"model": .*/"model": "Xenon 1",/' -e 's/"cpu_quota": .*/"cpu_quota": "none"/' \
    -e 's/"governor": .*/"governor": "performance",/' -e 's/"hypervisor": .*/"hypervisor": "none",/' base/run.json
cp -r base new
run compare base new | times

# a commit that changed a result
sed -i '2s/"digest":"[0-9a-f]*"/"digest":"0123456789abcdef"/' new/cases.jsonl
run compare base new | times

# a policy that is not exact: floor and passages decide
for folder in base new; do
    cp -r $folder inexact-$folder
    sed -i 's/"determinism":"bitwise"/"determinism":"statistical"/' inexact-$folder/cases.jsonl
done
sed -i -E '2s/"msd_db":-23/"msd_db":-19/; 2s/"(iterations_to_minus10db)":[0-9]+/"\1":59/
           2s/"(iterations_to_minus20db)":[0-9]+/"\1":null/' inexact-new/cases.jsonl
run compare inexact-base inexact-new | times
run compare inexact-base inexact-new --tolerance-floor 5dB --tolerance-iterations '60 %' | tail -n 1
run compare base new --tolerance-floor 1%

# another machine
sed -i -e 's/Xenon 1/Xenon 2 with a name that is longer than its column/' \
    -e 's/"cpu_quota": .*/"cpu_quota": 1.5/' -e 's/"performance"/"powersave"/' new/run.json
run compare base new | times
run compare base new --ignore-environment | times

# another scenario; one more and one missing case
"$SLABMARK" run good.yaml -q -o other --counters none --set algorithms.LMS.step=0.01 --set 'algorithms.sapsm.label=S'
sed -i 's/"started": .*/"started": "2026-03-04T05:06:07Z",/' other/run.json
for key in model cpu_quota governor hypervisor; do
    sed -i "s|\"$key\": .*|$(grep -o "\"$key\": .*" base/run.json)|" other/run.json
done
run compare base other | times

# one case of another scenario beside one that is the same; times of curves alone
for side in base new; do "$SLABMARK" run good.yaml -q -o curves-$side --counters none --repetitions 0 \
    --set algorithms.LMS.step=0.0$([ $side = base ] && echo 1 || echo 2); done
run compare curves-base curves-new | times | sed -E '3,/^scenario/d; s/~ *[0-9.]+/~T/g; s/ +~T/ ~T/g'

# a damaged result
cp -r base cut && head -c -9 base/cases.jsonl >cut/cases.jsonl && head -n 3 base/curves.csv >cut/curves.csv
run compare base cut | times | sed -E 's/[0-9]+ bytes/N bytes/; s/records [0-9]+/records M/'

run compare base
run compare base nowhere
run compare base good.yaml
sed -i 's/"schema": 4/"schema": 1/; s/"commit": "[^"]*"/"commit": "c0ffee"/' new/run.json
run compare base new
