#!/usr/bin/env bash
# tests/cluster/bits.sh openmpi|mpich: the processes of mpirun share one network and give the bits of one process,
# whatever their number. They send as many bytes as the rows that cross. Short: `make test-mpi`.
. "$(dirname "$0")/with_mpi.sh"
. "$ROOT/tests/cluster/shared.sh"

[ "$(ldd "$program" | grep -c libmpi)" -ge 1 ]
[ "$(ldd "$SLABMARK" | grep -c libmpi)" = 0 ] # where it was not asked for

plain=LMS/precision=f64/sync=barrier
expect_exit 4 "$SLABMARK" run shared.yaml -q -o whole --save estimates,nodes
for count in 1 2 3 4; do
    expect_exit 4 share $count -o out.$count --save estimates,nodes
    expect_same_bits whole out.$count
    cmp whole/estimates.csv out.$count/estimates.csv
    cmp whole/nodes.csv out.$count/nodes.csv
    share $count --dry-run -f "^$plain" >plan
    rows=$(tr '\n' ' ' <plan | tr -s ' ' | sed 's/.*, \([0-9]*\) rows cross.*/\1/')
    sent=$(paste -d ' ' <(column case out.$count) <(column exchange_bytes out.$count) | grep "^$plain " | cut -d ' ' -f 2)
    echo "$count processes: $rows rows of 384 bytes cross, $sent bytes were sent in an iteration"
    [ "$sent" = $((384 * rows)) ]
done

# ---- memory: process 0 alone holds the whole graph, while it divides it; the others have their shares ----

large=(-f "^$plain" --set "network.topology={kind: small-world, neighbours: 8, rewire: 0}" --set system.taps=16 --set system.nonzeros=1 --trials 1)
peak() { # RANK ARGUMENT...: the kilobytes that a process has held at most, as far as it was seen
    local held=0 seen pid
    share 4 -o held --replace "${large[@]}" "${@:2}" >log 2>&1 &
    while kill -0 $! 2>/dev/null; do
        pid=$(find_computing "$1")
        seen=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$pid/status" 2>/dev/null || true)
        held=${seen:-$held}
        sleep 0.1
    done
    echo "$held"
}
bytes() { # TEXT: "78.2MB" as kilobytes
    sed 's/GB/ 1e6/; s/MB/ 1e3/; s/kB/ 1/' <<<"$1" | awk '{ print int($1 * $2) }'
}
many=(--set network.nodes=400000 --iterations 100)
share 4 --dry-run "${large[@]}" "${many[@]}" >plan
text=$(tr '\n' ' ' <plan | tr -s ' ')
dividing=$(bytes "$(sed 's/.*process 0: about \([^ ]*\) while.*/\1/' <<<"$text")")
share=$(bytes "$(sed 's/.*a process: \([^ ]*\) for its.*/\1/' <<<"$text")")
other=$(($(peak 1 "${many[@]}") - $(peak 1 --set network.nodes=100 --iterations 20000)))
echo "process 0 holds $dividing kB while it draws and divides the network; a share has $share kB, and process 1 held $other kB"
[ "$other" -gt $((share / 2)) ]
[ "$other" -le $((share * 115 / 100)) ]
[ $((share * 2)) -lt "$dividing" ] # the bound tells the graph from a share

# ---- another build ----

other=$work/other

objcopy --dump-section .note.gnu.build-id=id "$program" "$other"
{ head -c 16 id; head -c 20 /dev/zero; } >changed
objcopy --update-section .note.gnu.build-id=changed "$program" "$other"
expect_exit 6 timeout -k 5 100 mpirun.$mpi -n 1 "$program" run shared.yaml -q -o none --set run.parallel=ranks : \
    -n 1 "$other" run shared.yaml -q -o none --set run.parallel=ranks
expect_line 'process 1 is slabmark .*, 0000000000000000, but process 0 is'
[ ! -e none/cases.jsonl ]
echo "the same bits for 1, 2, 3, 4 processes of $mpi"
