# On a machine with neither SMT nor several types of cores; then on one with both.
HWLOC_SYNTHETIC='core:2 pu:1' run run --suite arch --list
HWLOC_XMLFILE=$ROOT/tests/machines/hybrid.xml run run --suite arch --list | tail -9
HWLOC_SYNTHETIC='core:2 pu:1' run run "$ROOT/scenarios/arch/siblings.yaml" | sed "s,$ROOT,.,"
run run --suite none
run run --suite arch demo.yaml

# A suite of its own, from another folder of shipped files.
mkdir -p share/scenarios/small
for name in first second; do
    cat >share/scenarios/small/$name.yaml <<EOF
name: $name
trials: 2
iterations: 50
network: {nodes: 3, topology: ring}
system: {taps: 8, nonzeros: 2}
noise: {variance: 0.01}
algorithms: [{name: lms, label: LMS}, {name: nlms, label: NLMS}]
run: {repetitions: 0, threads: 1}
EOF
done
export SLABMARK_SHARE_DIR=$PWD/share
run run --suite small -o out -q
# The file holds the digests of the directories, and the machine once.
jq -r '.schema, (.machine | type), (.runs | length)' out.slabmark.json
diff <(jq -r '.runs[] | .run.name as $run | .cases[] | "\($run) \(.case) \(.digest)"' out.slabmark.json) \
    <(for name in first second; do jq -r --arg run $name '"\($run) \(.case) \(.digest)"' out/$name/cases.jsonl; done) &&
    echo same digests
run run --suite small -o out -q
# Nothing is there.
SLABMARK_SHARE_DIR=share run plot out/first
SLABMARK_SHARE_DIR=out run run --suite small -o other
