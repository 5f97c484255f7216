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

# ---- memory: the most that a process holds, which with few taps is the whole graph while it is divided ----

share 4 --dry-run -f "^$plain" --set network.nodes=50000 --set 'network.topology={kind: small-world, neighbours: 6}' \
    --set system.taps=2 --set system.nonzeros=1 >plan
held=$(grep "^$plain " plan | awk '{ print $NF }')
dividing=$(tr '\n' ' ' <plan | tr -s ' ' | sed 's/.*about \([^ ]*\) while.*/\1/')
echo "a process: $held, and $dividing of them while it divides the network"
[ "$held" = "$dividing" ]

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
