# slabmark bench: its names and its errors; times are not in a transcript.
run bench --list --filter 'kernel/(dot|norm1)|projection|update/lms' --taps 100
run bench --filter 'nothing of this name'
run bench --filter '('
run bench --taps 0
run bench --min-time nan
run bench --min-time 0
run bench --rounds many
run bench kernels
"$SLABMARK" bench --filter 'kernel/dot' --rounds 2 --min-time 20us --json | grep -E '"(kind|unit|same_bits|flops|bytes)"'
"$SLABMARK" bench --filter 'kernel/dot' --rounds 2 --min-time 20us --taps 1 | grep -c 'kernel/dot/taps=1 .*[0-9]'
