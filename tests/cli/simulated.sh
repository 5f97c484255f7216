# Counts under valgrind need no timed repetition. Without valgrind there is nothing to compare.
count() {
    "$SLABMARK" run good.yaml -q -o "$1" --repetitions "$1" --counters callgrind 2>/dev/null
    jq -c '[.case, (.counters[]? | select(.name == "instructions") | .status, .per_update)]' "$1/cases.jsonl"
}
count 2 >timed
count 0 >untimed
grep -q simulated timed || cp timed untimed
cmp timed untimed && jq length untimed
