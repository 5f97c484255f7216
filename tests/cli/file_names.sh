# Names with blanks, and with bytes that are no UTF-8: every command works with them, and JSON shows '?'.
odd=$(printf 'o d\xe9d')
cp good.yaml "$odd.yaml"
"$SLABMARK" run "$odd.yaml" -q -o "$odd" --repetitions 1 --counters none && cp -r "$odd" other
"$SLABMARK" compare "$odd" other | sed -n 1p
"$SLABMARK" compare "$odd" other --json | grep '"directory"'
head -c -9 other/cases.jsonl >"$odd/cases.jsonl"
run compare "$odd" other | grep "cut$"
run history "$odd" other | sed -n "/^slabmark/p; /^exit/p"
cp other/cases.jsonl "$odd"
for format in go bencher google hyperfine slabmark latex pgfplots; do
    "$SLABMARK" export "$odd" --format $format | grep -aq . && echo $format
done
"$SLABMARK" plot "$odd" --format svg | head -1 | cat -v && "$SLABMARK" plot "$odd" --format svg --verify | grep -c same
"$SLABMARK" report "$odd" | cat -v
for i in 1 2; do "$SLABMARK" run "$odd.yaml" -q -o "$odd.$i" --shard $i/2 --repetitions 0 --counters none; done
run merge "$odd.all" "$odd.1" "$odd.2" | cat -v
cp "$SLABMARK" "$odd.new"
"$SLABMARK" ab "$SLABMARK" "./$odd.new" "$odd.yaml" -q -o "$odd.ab" -f LMS --budget 1ms --json verdict.json --junit verdict.xml >/dev/null
echo "exit $?"
grep -h '"path"' verdict.json "$odd.ab/ab.json" | grep -v slabmark
python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("verdict.xml")'
"$SLABMARK" tune "$odd.yaml" -q -o "$odd.tune" --floor -20 --points 1 --budget 1s --trials 1 --json >tune.json
echo "exit $?"; grep -h '"scenario"' tune.json
