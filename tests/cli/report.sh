# A page of a result: where it lies, and what is refused. tests/report.sh opens it in a browser.
"$SLABMARK" run good.yaml -q -o r --counters none
run report r
grep -c '^<section' r/report.html
run report r -o page.html
cmp r/report.html page.html && ls r page.html
"$SLABMARK" compare r r --json >verdict.json
run report r --verdict verdict.json -o page.html
grep -A 4 'id="verdict"' page.html | grep -o '[^>]*(BASE).*NEW.*of.*cases.*'

# side by side: directories, and files of run --suite
cp -r r r2
run report r r2 && grep -o '<strong>B and A are the same[^<]*' report.html
"$SLABMARK" export r --format slabmark >sent.slabmark.json
run report r sent.slabmark.json -o sent.html && grep -o '<strong>B and A are the same[^<]*' sent.html
grep -c '<td>equal</td>' sent.html
mv report.html sides.html
run report r r2 -o good.yaml
run report r r2 --verdict verdict.json
sed 's/taps: 16/taps: 8/' good.yaml >other.yaml && "$SLABMARK" run other.yaml -q -o other --counters none
run report r other
run report r good.yaml

run report
run report nowhere
run report r --verdict nowhere.json
run report r --verdict good.yaml
run report r -o nowhere/page.html
# another schema, an unfinished run, a number that is none, no case: no page appears
rm r/report.html
cp r/run.json kept
jq '.schema = 1' kept >r/run.json
run report r | sed 's/commit .*/commit .../'
jq '.status = "running"' kept >r/run.json
run report r
cp kept r/run.json
cp r/summary.csv kept
sed 's/,bitwise,/,"unterminated/' kept >r/summary.csv
run report r
sed 1q kept >r/summary.csv
run report r
printf '\377\376\n' >r/summary.csv
run report r
ls r
