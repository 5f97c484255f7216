# Baselines: saved, found, missing, replaced, rejected.
place() { sed -E 's,/[0-9a-f]{16}/,/FINGERPRINT/,'; }
export XDG_DATA_HOME=$PWD/data
"$SLABMARK" run good.yaml -q -o base --counters none
run compare base --baseline main | sed "s,$PWD,HERE," | place
run compare base --baselines kept --save-baseline main
(cd kept && find . -type f | place | sort)
for file in base/*; do cmp $file kept/*/*/main/${file##*/}; done
run compare base --baselines kept --baseline main | sed '/^base/,$d'
run compare base --baselines kept --baseline other | place

# another kernel set has its own baselines
cp -r base sse2
sed -i 's/"kernels":"ref"/"kernels":"sse2"/' sse2/cases.jsonl
run compare sse2 --baselines kept --baseline main | place

# a result that fails its comparison is not saved
cp -r base worse
sed -i '2s/"digest":"[0-9a-f]*"/"digest":"0123456789abcdef"/' worse/cases.jsonl
run compare worse --baselines kept --baseline main --save-baseline main | tail -n 2
cmp base/cases.jsonl kept/*/*/main/cases.jsonl

# the same name again: the new result replaces all files of the old one
touch kept/"$(ls kept)"/ref/main/estimates.csv
run compare worse --baselines kept --save-baseline main
cmp worse/cases.jsonl kept/*/*/main/cases.jsonl
ls kept/*/*/main kept/*/* kept | place | sed -E 's/^[0-9a-f]{16}$/FINGERPRINT/'

# an unfinished or damaged result is not saved either
sed 's/"complete"/"stopped"/' base/run.json >worse/run.json
run compare worse --baselines kept --save-baseline stopped
cp -r base cut && head -c -9 base/cases.jsonl >cut/cases.jsonl
run compare cut --baselines kept --save-baseline cut
run compare base --baselines kept --save-baseline ../up
run compare base --save-baseline .
touch file
run compare base --baselines file --save-baseline main
ls kept/*/*
run compare base base --baseline main
run compare base
env -u XDG_DATA_HOME -u HOME "$SLABMARK" compare base --baseline main 2>&1
"$SLABMARK" compare base --save-baseline main && ls data/slabmark/baselines/*/*
