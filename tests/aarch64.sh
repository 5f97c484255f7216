#!/usr/bin/env bash
# Cross-builds for aarch64, runs under qemu-user, and compares digests with this machine's. Installs the
# packages that it needs (Debian; root or sudo). Not part of `make test`: `make test-aarch64`.
set -eu
cd "$(dirname "$0")/.."
. tests/cross.sh
cross_build

# clang also compiles the SVE sets without a warning
for bits in 256 512; do
    for part in src/kernels/kernels bench/machine/loops; do
        cross_make CC='clang --target=aarch64-linux-gnu' CFLAGS=-Werror build=build/aarch64-clang \
            "build/aarch64-clang/${part}_sve$bits.o"
    done
    cross_make CC='clang --target=aarch64-linux-gnu' CFLAGS=-Werror build=build/aarch64-clang \
        "build/aarch64-clang/src/kernels/kernels_sve$bits.f32.o"
done

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
on() { # CPU ARGUMENT...: slabmark on an emulated CPU
    local cpu=$1
    shift
    qemu-aarch64 -cpu "$cpu" $there "$@"
}
sve() { # BITS: a CPU with SVE vectors of that length
    echo "max,sve-max-vq=$(($1 / 128))"
}
plain=cortex-a72 # without SVE: it stops at the first such instruction

# ---- whole runs: the same digests ----

run() { # DIRECTORY KERNELS COMMAND...
    local dir=$1 kernels=$2
    shift 2
    "$@" run tests/scenarios/digest.yaml -q -o "$out/$dir" --filter 'threads=[12]/' \
        --set "run.kernels=[$kernels]"
    digests "$out/$dir/summary.csv" >"$out/$dir.txt"
}
run here auto $here
run plain ref,scalar,neon on $plain
run sve256 sve256 on "$(sve 256)"
run sve512 sve512 on "$(sve 512)"
for dir in plain sve256 sve512; do
    diff "$out/here.txt" "$out/$dir.txt"
done
cat "$out/here.txt"

# ---- each kernel alone: the same bits; with 253 taps the last vector is partial ----

for bits in 256 512; do
    on "$(sve $bits)" bench --filter '^kernel/' --taps 253 --rounds 3 --min-time 100us >"$out/bench" ||
        { cat "$out/bench"; exit 1; }
    grep -q "^emulated ns per call .* sve$bits " "$out/bench" || { echo "sve$bits was not timed"; exit 1; }
done

# ---- other vector lengths, or no SVE: the set is rejected, and the default is another one ----

expect_refused() { # CPU SET CHOSEN
    local said code=0
    said=$(on "$1" run tests/scenarios/digest.yaml -o "$out/refused" --set "run.kernels=$2" 2>&1) || code=$?
    if [ $code != 77 ] || ! grep -q "kernels '$2' cannot run on this CPU" <<<"$said"; then
        echo "$2 on $1 ends with $code: $said"
        exit 1
    fi
    on "$1" list kernels | grep -q "^$3 .*(chosen)$" || { echo "on $1, not $3 is chosen"; exit 1; }
}
expect_refused $plain sve256 neon
expect_refused "$(sve 128)" sve256 neon
expect_refused "$(sve 384)" sve256 neon
expect_refused "$(sve 512)" sve256 sve512
expect_refused "$(sve 256)" sve512 sve256

# ---- what is said of the machine: the CPU that is emulated, on the one below, within two minutes ----

XDG_CACHE_HOME=$out timeout 120 qemu-aarch64 -cpu "$(sve 512)" $there machine --measure >"$out/machine" 2>&1 ||
    { echo "machine ends with $?:"; cat "$out/machine"; exit 1; }
for words in 'CPU +emulated on ' 'ISA +aarch64: [^:]* sve2 ' 'hypervisor user-mode emulation' \
    'measured [^ ]+, .* emulated; --measure' 'they are those of an emulator'; do
    tr -s '\n ' ' ' <"$out/machine" | grep -Eq -- "$words" ||
        { echo "machine does not say '$words':"; cat "$out/machine"; exit 1; }
done
grep -q '"emulated":true' "$out/plain/cases.jsonl" || { echo "times are not marked as emulated"; exit 1; }

echo "aarch64 gives the same bits: $(cat "$out"/{plain,sve256,sve512}/cases.jsonl | wc -l) runs"
