# Every shipped scenario asks a question and says what is expected; README.md has its question.
for scenario in "$ROOT"/scenarios/*.yaml; do
    name=$(basename "$scenario" .yaml)
    for key in name question expect; do
        grep -q "^$key:" "$scenario" || echo "$name has no $key"
    done
    question=$(sed -n 's/^question: //p' "$scenario")
    grep -qF "| \`$name\` | $question |" "$ROOT/scenarios/README.md" || echo "README.md does not ask: $name: $question"
done
