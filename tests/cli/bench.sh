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
# both clocks of every column; a table of 79 columns
"$SLABMARK" bench --filter 'kernel/dot/taps=64$' --rounds 2 --min-time 20us --taps 64 --json |
    jq -c '.benchmarks[] | ((.ns | keys) == (.cpu_ns | keys)), (.cpu_ns | all(. > 0))'
"$SLABMARK" bench --filter 'kernel/(dot|combine_dot_weigh)|sync/threads=1/' --rounds 2 --min-time 20us |
    grep '^ns per' | awk 'length > 79 || !/ CPU/'
