# A network that diverges: its place is reported, its numbers are null, and the exit code is 4.
run run good.yaml -o out --set algorithms.LMS.step=5 --filter LMS | sed -E 's/ in [0-9:]*;/;/; s/[0-9.]+ s$/T s/'
columns case,status,msd_db,msd_hi_db,settled,mse_db,disagreement_db,iterations_to_minus10db out/summary.csv
grep -o '"diverged":{[^}]*}' out/cases.jsonl
grep -ci nan out/*.csv out/*.json*
