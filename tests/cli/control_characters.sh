# Control sequences for a terminal in a scenario, a result, a command line.
escape=$(printf '\033]0;x\007')
sed 's/^seed/question: "a\\e]52;c;eA==\\a\\x9b2Jb"\nseed/' good.yaml >bad.yaml
"$SLABMARK" run bad.yaml -o out 2>&1 | sed -n 2p | cat -v
sed -i 's/"case":"sapsm"/"case":"s\\u001b[2J\\u009b2Jm"/' out/cases.jsonl
"$SLABMARK" compare out out 2>&1 | grep same | cut -c1-36 | cat -v
"$SLABMARK" compare out out --json | grep '"case": "s.*m"' | cat -v
sed -i 's/"case":"sapsm"/"case":"s\\u001b[2J\\u009b2Jm"/' out/samples.jsonl
"$SLABMARK" export out --format go | grep -o '/s.*m-' | uniq | cat -v
"$SLABMARK" export out --format bencher | grep '"s.*m"' | cat -v
run run "$escape" | cat -v
run plot "$escape" | cat -v
