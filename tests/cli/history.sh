# Twenty results in time order: a step in one case, an outlier in the other.
"$SLABMARK" run good.yaml -q -o base

# result I SAPSM LMS: the result of day I, with these instructions per update
result() {
    cp -r base "day$1"
    sed -i -e "s/\"started\": .*/\"started\": \"2026-03-$1T05:06:07Z\",/" -e "s/\"commit\": \"[^\"]*\"/\"commit\": \"c0ffe$1\"/" "day$1/run.json"
    sed -i -E -e 's/"counted_by":("[^"]*"|null)/"counted_by":"perf"/' \
        -e "1s/\"instructions_per_update\":[^,]*/\"instructions_per_update\":$2/" \
        -e "2s/\"instructions_per_update\":[^,]*/\"instructions_per_update\":$3/" \
        -e "s/\"ns_per_update\":[^,]*/\"ns_per_update\":$4/" -e "s/\"cpu_ns_per_update\":[^,]*/\"cpu_ns_per_update\":$(($4 - 5))/" "day$1/cases.jsonl"
}
for i in {1..20}; do
    result "$(printf %02d "$i")" $((4000 + i * 7 % 5 + (i > 12) * 124)) $((1500 + i * 7 % 3 + (i == 9) * 700)) $((900 - (i > 15) * 90 + i * 7 % 4))
done
run history day*
run history day* --metric ns_per_update
run history day* --least-magnitude 5%
run history day* --least-age 8 -f sapsm | sed -n 2p
run history day* --least-age 9 -f sapsm
run history day* --significance 0.003
run history day0[1-4]

# accepted, at the run or next to it; for another case; without a reason
printf 'case,metric,at,reason\nsapsm,instructions_per_update,c0ffe13,"exact steps, see the log"\n' >accepted.csv
run history day* --accepted accepted.csv
printf 'case,metric,at,reason\n*,*,2026-03-12,another compiler\n' >accepted.csv
run history day* --accepted accepted.csv | sed -n 2p
printf 'case,metric,at,reason\nLMS,*,c0ffe13,no\n' >accepted.csv
run history day* --accepted accepted.csv | sed -n 2p
printf 'case,metric,at,reason\nsapsm,*,c0ffe13,\n' >accepted.csv
run history day* --accepted accepted.csv
printf 'case,metric,at,reason\nsapsm,*,c0f,brief\n' >accepted.csv
run history day* --accepted accepted.csv

# an accepted regression, then another one
for i in {21..28}; do result "$i" $((4250 + i % 3)) 1500 800; done
printf 'case,metric,at,reason\nsapsm,*,c0ffe13,exact steps\n' >accepted.csv
run history day* --accepted accepted.csv

# results of another machine and of other kernels
sed -i 's/"model": .*/"model": "Xenon 2",/' day03/run.json
sed -i '1s/"kernels":"[a-z0-9]*"/"kernels":"other"/' day0[12]/cases.jsonl
run history day* --accepted accepted.csv

# a case that the newest result lacks
cp -r day28 last && sed -i 's/2026-03-28/2026-03-29/' last/run.json && sed -i 2d last/cases.jsonl
run history day28 last

run history day1[0-7] --csv -
run history day* --csv history.csv --least-magnitude 50; head -n 2 history.csv
run history
run history nowhere
run history day01 --metric status
run history day01 --metric ns_per_updat
run history day01 --least-magnitude much
run history day01 --least-age 2
run history day01 --least-age 3.5
run history day01 -f nothing
run history day01 -f '('
run history day01 --significance 0.001
run history day01 --accepted nowhere.csv
run history day01 --csv nowhere/history.csv
run history day01 --format png
run history day01 --csv - -o figures
run history day01 -o figures --format pgn

# as Otava reads it (docs/CSV.md): a date, attributes, and a number in every metric's column
python3 - history.csv <<'P'
import csv, datetime, sys
with open(sys.argv[1], newline="") as file:
    header, *rows = csv.reader(file, delimiter=",", quotechar='"')
for row in rows:
    assert len(row) == len(header)
    datetime.datetime.strptime(row[0], "%Y-%m-%dT%H:%M:%SZ")
    [float(field) for field in row[3:]]
print(header[:3], len(header) - 3, "metrics,", len(rows), "results")
P

# a case with too few results beside one with enough; a line that is cut
sed -i 2d day{01..17}/cases.jsonl
run history day{01..20}
head -c -9 day28/cases.jsonl >last/cases.jsonl
run history day28 last
run history last
# results that are not timed
sed -i 's/"time_source":"repetitions"/"time_source":"curves"/' day{11..20}/cases.jsonl
run history day{01..20} --metric ns_per_update -f sapsm
