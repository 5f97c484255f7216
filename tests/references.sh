#!/usr/bin/env bash
# The reference results of other machines: the schema of each file, digests that are this build's, and
# plausible numbers. A machine may lack the cases of SMT siblings and of types of cores. An emulated one has no
# times, and may have some of the scenarios.
set -eu
cd "$(dirname "$0")/.."
slabmark=${SLABMARK:-build/release-gcc/slabmark}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$slabmark" run --suite arch --repetitions 0 --counters none -q -o "$work/here" 2>"$work/log" || {
    cat "$work/log"
    exit 1
}
digests='.runs[] | .run.name as $run | .cases[] | "\($run)/\(.case) \(.digest)"'
jq -r "$digests" "$work/here.slabmark.json" | sort >"$work/digests"

# What is wrong with a file, a line each; a number that is null is unknown and not judged.
implausible='
    def wrong($where; $what): "\($where): \($what)";
    (if .schema != $schema then wrong("schema"; .schema) else empty end),
    (if (.machine.cpu.model // "") == "" then wrong("machine"; "no model of the CPU") else empty end),
    (.runs[] | .run.name as $run | .cases[] | "\($run)/\(.case)" as $case |
        (if .status != "ok" then wrong($case; .status) else empty end),
        (if .emulated == true and ([.ns_per_update, .seconds_iterate, .seconds_data, .cpu_ns_per_update] | any)
            then wrong($case; "times of an emulator") else empty end),
        (if .time_source == "repetitions" then
            (if .ns_per_update <= 0 then wrong($case; "ns_per_update \(.ns_per_update)") else empty end),
            (if .ns_low != null and (.ns_low > .ns_per_update or .ns_high < .ns_per_update)
                then wrong($case; "the median is outside its interval") else empty end),
            (if .ceiling_ns != null and .ceiling_ns > 1.05 * .ns_minimum
                then wrong($case; "faster than its ceiling: \(.ns_minimum) and \(.ceiling_ns) ns") else empty end)
        else empty end))'
comparable() { # OTHERS FILE [LEFT OUT]: its lines without the cases that the other machine may lack
    awk -v lacking="${3:-^(siblings|types)/}" 'NR == FNR { known[$1]; next } $1 in known || $1 !~ lacking' "$1" "$2"
}
bad=0 files=0
for file in references/*.slabmark.json; do
    jq -r "$digests" "$file" | sort >"$work/theirs"
    emulated=$(jq -r '[.runs[].cases[].emulated] | any' "$file")
    [ -s "$work/theirs" ] || { echo "$file: no case" && bad=1; }
    diff <(comparable "$work/digests" "$work/theirs") \
        <(comparable "$work/theirs" "$work/digests" "$([ "$emulated" = false ] || echo .)") >"$work/differ" ||
        { echo "$file: other digests than this build's" && cat "$work/differ" && bad=1; }
    [ "$(wc -c <"$file")" -le 200000 ] || { echo "$file: more than 200 kB" && bad=1; }
    jq -r --argjson schema "$(jq .schema "$work/here.slabmark.json")" "$implausible" "$file" >"$work/wrong"
    [ ! -s "$work/wrong" ] || { sed "s|^|$file: |" "$work/wrong" && bad=1; }
    files=$((files + 1))
done
echo "$files reference files, $(wc -l <"$work/digests") cases"
[ $bad = 0 ] && [ $files -gt 0 ]
