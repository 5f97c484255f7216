# slabmark bench --compare: the comparators of each task; times are not in a transcript.
run bench --compare --list --filter 'kernel/dot|normals/4|projection/taps=64|update/' --taps 100
run bench --list --filter 'normals/4|update/sapsm'
"$SLABMARK" bench --compare --filter 'normals/4' --rounds 2 --min-time 20us |
    grep -cE '^  x (gsl|rand).*([0-9] within [0-9.e-]+$|unavailable: .)'
"$SLABMARK" bench --compare --filter 'projection/taps=64$' --rounds 2 --min-time 20us --json |
    grep -oE '"(comparators|qsort)"|"right": true|"unavailable": "b' | sed 's/.*un.*/"right": true/'
"$SLABMARK" bench --filter 'projection/taps=64$' --rounds 2 --min-time 20us --json |
    grep -c comparators
