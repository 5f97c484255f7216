#!/usr/bin/env bash
# Cross-builds for aarch64, runs under qemu-user, and compares digests with this machine's. Installs
# what that takes (Debian; root or sudo). Not part of `make test`: `make test-aarch64`.
set -eu
cd "$(dirname "$0")/.."
root=$([ "$(id -u)" = 0 ] || echo sudo)
arm="libhwloc-dev libigraph-dev libyaml-dev libjansson-dev libsndfile1-dev nettle-dev libxml2-dev libgmp-dev libgomp1"
if ! command -v qemu-aarch64 >/dev/null || ! command -v aarch64-linux-gnu-g++ >/dev/null ||
    ! [ -e /usr/lib/aarch64-linux-gnu/libhwloc.so ]; then
    $root dpkg --add-architecture arm64
    $root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends qemu-user \
        gcc-aarch64-linux-gnu g++-aarch64-linux-gnu $(printf '%s:arm64 ' $arm) >/dev/null
fi
here=build/release-gcc/slabmark there=build/release-aarch64-linux-gnu-gcc/slabmark
make -s -j"$(nproc)" CC=gcc
PKG_CONFIG_LIBDIR=/usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig \
    make -s -j"$(nproc)" CC=aarch64-linux-gnu-gcc AR=aarch64-linux-gnu-ar $there

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
digests() { # label and digest of every run of a result directory, each once
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        { print $column["label"], $column["digest"] }' "$1/summary.csv" | sort -u
}
run() { # DIRECTORY KERNELS COMMAND...
    local dir=$1 kernels=$2
    shift 2
    "$@" run tests/scenarios/digest.yaml -q -o "$out/$dir" --filter 'threads=[12]/' \
        --set "run.kernels=[$kernels]"
    digests "$out/$dir" >"$out/$dir.txt"
}
run here auto $here
run there ref,scalar,neon qemu-aarch64 $there
diff "$out/here.txt" "$out/there.txt"
cat "$out/there.txt"
echo "aarch64 gives the same bits: $(wc -l <"$out/there/cases.jsonl") runs"
