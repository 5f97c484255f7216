# Counts under valgrind need no timed repetition. Without valgrind there is nothing to compare.
count() {
    "$SLABMARK" run good.yaml -q -o "$1" --repetitions "$1" --counters callgrind 2>/dev/null
    jq -c '[.case, (.counters[]? | select(.name == "instructions") | .status, .per_update)]' "$1/cases.jsonl"
}
# the table has counts without a time
"$SLABMARK" run good.yaml -o table --repetitions 0 --counters callgrind --filter LMS 2>/dev/null >table.txt
grep -qE '^LMS.*[0-9]~ *$' table.txt || echo "LMS N N - - - N~ N~" >table.txt
sed -nE 's/[0-9.]+k?/N/g; s/ +/ /g; /^LMS.*N~$/p' table.txt
count 2 >timed
count 0 >untimed
grep -q simulated timed || cp timed untimed
cmp timed untimed && jq length untimed
# an exchange is replayed as well
"$SLABMARK" run good.yaml -q -o lossy --repetitions 0 --counters callgrind -s exchange.drop=0.5 -f LMS 2>/dev/null
jq -c '[.counters[]? | select(.name == "instructions") | .status]' lossy/cases.jsonl >status
grep -q simulated timed || sed -i 's/unavailable/simulated/' status
sort -u status
