# Timed repetitions: rejected settings, stored values. Times are not in a transcript.
for bad in 'repetitions 1.5' 'warmup -1' 'min-time nan' 'min-time 0' 'budget 0' 'budget inf' 'max-noise 0' \
    'counters cyclces' 'counters papi:' 'counters cycles,,instructions'; do
    run run good.yaml -q -o never "--${bad% *}" "${bad#* }"
done
ls never 2>/dev/null
sed 's/repetitions: 2/counters: wishes/' good.yaml >wrong.yaml
run run wrong.yaml -q -o never
run run good.yaml -q -o out --filter LMS --repetitions 3 --warmup 2 --counters none --budget 1000s
grep -oE '"(repetition|warmup|pass)":[^,]*' out/samples.jsonl | paste -sd' '
grep -o '"digest":"[^"]*"' out/samples.jsonl | sort -u | wc -l
grep -oE '"(repetitions|warmups|timing_ended_by)":[^,]*' out/cases.jsonl
# the budget ends first: the row says so, and how many were asked for
"$SLABMARK" run good.yaml -o short --filter LMS --repetitions 9 --warmup 0 --budget 1us 2>/dev/null | grep '^!  short'
jq -c '[.repetitions, .repetitions_asked, .timing_ended_by]' short/cases.jsonl
# without a profile: no shares, and the reason
run run good.yaml -q -o plain --filter LMS --no-profile
jq -c '[.share_combine, .imbalance, .unprofiled_because, .timing.profile]' plain/cases.jsonl
SLABMARK_PROFILE=no run run good.yaml -q -o plain2 --filter LMS
jq -c .unprofiled_because plain2/cases.jsonl out/cases.jsonl
run run good.yaml -q -o never --set run.profile=maybe
run run good.yaml -q -o never --no-profile=yes
run run good.yaml -q -o none --filter LMS --repetitions 0
wc -l <none/samples.jsonl
grep -oE '"(timing|counters)":null' none/cases.jsonl
# no machine has this event: the run continues without it, unless it is required
run run good.yaml -q -o event --filter LMS --counters perf:no-such-event
grep -oE '"name":"perf:no-such-event".{0,90}"status":"[a-z]*"' event/cases.jsonl | grep -oE '"status":"[a-z]*"'
"$SLABMARK" run good.yaml -q -o event2 --filter LMS --counters perf:no-such-event --require-counters 2>/dev/null
echo "exit $?"; ls event2 2>/dev/null
# a required quantity is counted in repetitions, so there must be some
run run good.yaml -q -o never --counters task_clock --require-counters --repetitions 0
sed 's/repetitions: 2/repetitions: 0, counters: task_clock/' good.yaml >none.yaml
run run none.yaml -q -o never --require-counters
# if OpenMP binds threads, the first thread's mask is one core: the number of threads must stay the same
for bind in false true; do
    OMP_PROC_BIND=$bind "$SLABMARK" run good.yaml --filter LMS --set run.threads=auto --dry-run |
        awk '$1 == "LMS" { print $2 }'
done | uniq -c | awk '{ print $1 " times the same threads" }'
