# Help from the program's tables: commands, columns of results, exit codes.
run help
for command in run bench plot compare machine list help version; do
    long=$("$SLABMARK" $command --help) && short=$("$SLABMARK" $command -h) && asked=$("$SLABMARK" help $command) &&
        [ "$long" = "$asked" ] && [ "$short" = "$asked" ] && echo "$asked" | head -n 1
done
run run good.yaml --set -h --list
run help results
run help ns_per_update
run help iterations_to_minus20db
run help share_wait
run help trials
run help ns_per_updat
run list algorithm
# the command in run.json can be run again
cp good.yaml "it's good.yaml"
run run "it's good.yaml" -q -o "out's" --filter 'LMS$' --set 'question=it is "so"'
command=$(sed -n 's/^ *"command": "\(.*\)",$/\1/p' "out's/run.json" | sed 's/\\\(["\\]\)/\1/g')
echo "$command"
eval "\"\$SLABMARK\" ${command#slabmark } --replace" && sed -n 's/^ *"question": //p' "out's/run.json"
