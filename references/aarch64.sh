#!/usr/bin/env bash
# Makes references/aarch64-emulated.slabmark.json: cross-builds the program (tests/cross.sh, which installs
# what it needs on Debian), validates it under qemu-user, and runs the scenarios of the suite there side by
# side, without any timing. It took 20 minutes on two cores beside other work, and 33 minutes of CPU time.
#
#     references/aarch64.sh [CPU]      # of qemu; default: max,sve-max-vq=4, vectors of 512 bits
set -eu
cd "$(dirname "$0")/.."
. tests/cross.sh
cross_build
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
on_aarch64() {
    XDG_CACHE_HOME=$work qemu-aarch64 -cpu "${cpu:-max,sve-max-vq=4}" $there "$@"
}
cpu=${1:-}
on_aarch64 validate -f '^(golden|digests)$'
running=()
for scenario in scenarios/arch/*.yaml; do
    on_aarch64 run "$scenario" --repetitions 0 --counters none -q -o "$work/$(basename "$scenario" .yaml)" &
    running+=($!)
done
for one in "${running[@]}"; do
    wait "$one" || [ $? = 77 ] # 77: no core that such a scenario asks for
done
$here export "$work"/*/ --format slabmark >"$work/pack"
cp "$work/pack" references/aarch64-emulated.slabmark.json
