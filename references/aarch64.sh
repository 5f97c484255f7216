#!/usr/bin/env bash
# Makes references/aarch64-emulated.slabmark.json: cross-builds the program (tests/cross.sh, which installs
# what it needs on Debian) and runs the suite under qemu-user, without any timing.
#
#     references/aarch64.sh [CPU]      # of qemu; default: max,sve-max-vq=4, vectors of 512 bits
set -eu
cd "$(dirname "$0")/.."
. tests/cross.sh
cross_build
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
XDG_CACHE_HOME=$work qemu-aarch64 -cpu "${1:-max,sve-max-vq=4}" $there run --suite arch --repetitions 0 \
    --counters none -q -o "$work/aarch64"
cp "$work/aarch64.slabmark.json" references/aarch64-emulated.slabmark.json
