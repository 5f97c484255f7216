#!/usr/bin/env bash
# Cross-builds for aarch64, runs under qemu-user, and compares digests with this machine's. Installs
# what that takes (Debian; root or sudo). Not part of `make test`: `make test-aarch64`.
set -eu
cd "$(dirname "$0")/.."
. tests/cross.sh
cross_build

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
run() { # DIRECTORY KERNELS COMMAND...
    local dir=$1 kernels=$2
    shift 2
    "$@" run tests/scenarios/digest.yaml -q -o "$out/$dir" --filter 'threads=[12]/' \
        --set "run.kernels=[$kernels]"
    digests "$out/$dir/summary.csv" >"$out/$dir.txt"
}
run here auto $here
run there ref,scalar,neon qemu-aarch64 $there
diff "$out/here.txt" "$out/there.txt"
cat "$out/there.txt"
echo "aarch64 gives the same bits: $(wc -l <"$out/there/cases.jsonl") runs"
