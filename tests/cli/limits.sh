# Unusual conditions from a shell: small limits, closed streams, names of any bytes. One clear line each.
status() { grep -o '"status": "[a-z]*"' "$1/run.json"; }
(ulimit -f 100; run run good.yaml -q -o full --iterations 2000) | sed 's/full.[a-z]*.[a-z]*:/full\/FILE:/'
status full
(ulimit -s 64; run run good.yaml -q -o stack)
latin=$(printf 'l\344')
"$SLABMARK" run good.yaml -q -o "$latin" && ls | grep -a '^l' | cat -v
"$SLABMARK" run good.yaml -q -o "$latin" 2>&1
"$SLABMARK" run good.yaml -q -o closed <&- >&- 2>&- && status closed
run run good.yaml -q -o ''
mkdir other && cp good.yaml other
run run good.yaml other/good.yaml -q -o both --replace
"$SLABMARK" run good.yaml other/good.yaml -q && ls results | wc -l
