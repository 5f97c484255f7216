# Two commits of a toy repository. Its Makefile copies programs that already exist: this one, and one with a
# planted slowdown. bench/ci/verdict.sh builds base and head and exits with the verdict: the same program is
# equivalent, one that takes three times as long regressed, under any load.
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
PROGRAMS=$(dirname "$SLABMARK")
export PROGRAMS
mkdir toy && mv good.yaml toy && cd toy && git init -q -b main . || exit
cat >Makefile <<'END'
build ?= build/release
all: $(build)/slabmark
$(build)/slabmark: program
	@mkdir -p $(@D) && cp "$(PROGRAMS)/$$(cat program)" $@
END
printf 'build/\nverdict/\n' >.gitignore
commit() { git add -A && git commit -qm "$1" && git tag "$1"; }
echo slabmark >program && commit base
echo planted/200/slabmark >program && commit slow
echo slabmark >program && echo read me >README && commit mended

plain() { sed -E "s/[0-9a-f]{12}/HASH/g; s|$PWD|TOP|g; s|$SLABMARK|SLABMARK|; s/ [+-][0-9.]+ % \\[[^]]*\\]/ CHANGE/"; }
gate() { # COMMIT BASE
    git checkout -q "$1"
    echo "\$ verdict.sh $2 (at $1)"
    "$ROOT/bench/ci/verdict.sh" "$2" good.yaml -f sapsm --margin 60 -q 2>&1 | head -n 1 | plain
    echo "exit ${PIPESTATUS[0]}"
}
gate slow base
head -n 1 verdict/verdict.md | plain
xmllint --xpath 'string(//testsuite/@failures)' verdict/verdict.xml
jq -c '[.old.digest == .new.digest, .old.kernels]' verdict/pairs.jsonl | sort -u
gate mended base
git status --short
# a clone without the history
gate base base
gate mended origin/main

ab() { echo "\$ slabmark ab $*" | plain; "$SLABMARK" ab "$@" good.yaml -f sapsm --margin 60 -q -o "o$RANDOM" 2>&1 | head -n 1 | plain; echo "exit ${PIPESTATUS[0]}"; }
ab --old-ref mended --new-ref slow --budget 1e-6
# wrong commits
ab --old-ref none
ab --old-ref base ./a ./b
ab ./a
printf 'all:\n\t@echo cannot; exit 1\n' >Makefile && commit broken
ab --old-ref broken
ab --new-ref broken "$SLABMARK"
cd .. && mv toy/good.yaml . && ab --old-ref base
