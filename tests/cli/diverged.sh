# A network that diverges says where, keeps its numbers null, and exits 4.
run run good.yaml -o out --set algorithms.LMS.step=5 --filter LMS | sed -E 's/ in [0-9:]*;/;/; s/[0-9.]+ s$/T s/'
cut -d, -f1,16-21,26 out/summary.csv | sed -E "s,(\.[0-9]{6})[0-9]+,\1,g"
grep -o '"diverged":{[^}]*}' out/cases.jsonl
grep -ci nan out/*.csv out/*.json*
