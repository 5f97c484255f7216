# A result in the formats of other tools, each checked against its grammar.
"$SLABMARK" run good.yaml -q -o r --set 'algorithms.LMS.label=LMS a' --repetitions 8 --budget 1000s
"$SLABMARK" export r --format go | grep -c 'ns/op.*cpu-ns/op$'
# from here on times are fixed; sapsm has one repetition, with unknown CPU time
jq -c 'if .case == "sapsm" then
           select(.repetition == 1) | .updates = 500 | .seconds_iterate = 5e-4 | .per_thread[0] |= (.seconds_run = null | .counts = {})
       else
           .updates = 1000 | .seconds_iterate = 1e-4 * (1 + (.repetition + 1) / 10) | .per_thread[0].seconds_run = 1e-4 |
           .per_thread[0].counts = {"user_time": (8e-5 + .repetition * 1e-6), "system_time": 1e-5}
       end' r/samples.jsonl >set && mv set r/samples.jsonl

run export r --format google >g.json
jq -c '.benchmarks[] | [.name, .run_type, .repetition_index, .iterations, (.real_time * 1000 | round / 1000), (.cpu_time * 1000 | round / 1000), .time_unit]' <(tail -n +2 g.json)
# the keys that Google Benchmark's compare.py requires of a file and of every benchmark
jq -e '(.context | type) == "object" and (.benchmarks | all(.name and .run_name and .time_unit and (.real_time > 0) and (.cpu_time > 0) and (.run_type == "iteration" or (.run_type == "aggregate" and .aggregate_name))))' <(tail -n +2 g.json)
run export r --format go | sed -E 's/^(goarch|cpu|commit): .*/\1: .../'
# keys, then results: one word, a count, pairs of value and unit
"$SLABMARK" export r --format go | grep -Evc '^[a-z][^ A-Z]*: |^Benchmark[^[:lower:][:space:]][^[:space:]]*	[0-9]+(	[0-9.e+-]+ [^[:space:]]+)+$'
"$SLABMARK" export r --format bencher | jq -c 'map_values(map_values(map_values(round)))'
run export r --format hyperfine >h.json
tail -n +2 h.json | jq -c '.results[] | [.command, (.mean * 1e6 | round), (.stddev | if . then . * 1e6 | round else . end), (.median * 1e6 | round), ((.user, .system) | if . then . * 1e6 | round else . end), (.min * 1e6 | round), (.max * 1e6 | round), (.times | length), (.exit_codes | add)]'

# the tables need no repetition; times differ from run to run
"$SLABMARK" run good.yaml -q -o q --set 'algorithms.LMS.label=50% _a&b' --set run.repetitions=0
run export q --format latex | sed -E 's/\$[0-9.e+-]+\$/TIME/g'
# a time and the ends of its interval have the same decimals
"$SLABMARK" export r --format latex | grep -oE '[0-9]*\.[0-9]+\^\{\+[0-9.]+' | sed 's/\^{+/ /' |
    awk '{ for (i = 1; i <= 2; i++) sub(/.*\./, "", $i); print length($1) == length($2) }' | sort -u
run export q --format pgfplots | head -n 4
cut -d, -f 1-4 q/curves.csv | sed -n '2,3p'

# one format takes several results
"$SLABMARK" export r q --format slabmark | jq -c '[.runs[].run.command]'
run export r q --format go
run export r --format googel
run export r
run export --format go
run export nowhere --format go
: >r/samples.jsonl
run export r --format go
rm r/samples.jsonl
run export r --format go
