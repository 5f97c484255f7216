# what neighbours exchange, what fails, and what is sent
star() { # EXCHANGE: a star of 10 nodes
    printf 'network: {nodes: 10, topology: star}\nsystem: {taps: 20}\nnoise: {variance: 0.01}\n'
    printf 'iterations: 100\ntrials: 2\nalgorithms:\n  - {name: lms}\n'
    printf '  - {name: lms, label: centre, mode: centralised}\n  - {name: lms, label: alone, mode: none}\n'
    printf 'exchange: %s\n' "$1"
}

# a crash of the hub cuts the network
star '{crash: [{node: 0, from: 50, to: 80}, {node: 3, from: 70}], entries: share}' >star.yaml
run run star.yaml -o star --repetitions 0 --counters none -t 1 -s exchange.entries.count=5 | grep note:
columns case,scalars_sent,bytes_sent,busiest_link_bytes,busiest_node_bytes,determinism star/summary.csv

# what an algorithm cannot do without
star '{}' | sed 's/lms}/dlasso}/' >answers.yaml
for set in exchange.drop=0.1 exchange.polling=one exchange.entries=largest exchange.every=2 exchange.entries=share \
    'exchange.crash=[{node: 3, from: 7, to: 9}]'; do
    echo "$set"
    "$SLABMARK" run answers.yaml -o answers --replace -t 1 --repetitions 0 -f '^dlasso' -s "$set" 2>&1 >/dev/null |
        grep warning
done

# swept like any parameter
star '{as: index-value}' >swept.yaml
run run swept.yaml -l -f 'lms|centre' -s 'sweep={exchange.every: [1, 5], exchange.drop: [0, 0.5]}'
run run swept.yaml -l -f lms -s 'sweep={exchange.entries.kind: [all, share, largest]}' -s exchange.entries.count=2

# a fraction of the taps: each case sends a tenth of them
star '{entries: {kind: share, fraction: 0.1}}' >tenth.yaml
run run tenth.yaml -o tenth -f '^lms' --repetitions 0 --counters none -t 1 -s 'sweep={system.taps: [20, 50, 100]}' \
    >/dev/null
columns case,scalars_sent tenth/summary.csv

# no such exchange
refused() {
    star "$1" >bad.yaml
    echo "exchange: $1"
    run run -n bad.yaml
}
refused '{every: 0}'
refused '{polling: two}'
refused '{drop: 1.5}'
refused '{as: xml}'
refused '{each: 5}'
refused '{entries: bigest}'
refused '{entries: {kind: share, count: 21}}'
refused '{entries: {kind: all, count: 2}}'
refused '{entries: {kind: share, fraction: 0}}'
refused '{entries: {kind: largest, fraction: 10%}}'
refused '{entries: {kind: share, count: 2, fraction: 0.1}}'
refused '{crash: {node: 1}}'
refused '{crash: [{node: 10, from: 5}]}'
refused '{crash: [{node: 1, from: 5, to: 5}]}'
refused '{crash: [{node: 1}]}'
refused '{crash: [5]}'
refused 'full'
