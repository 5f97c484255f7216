#!/usr/bin/env bash
# Checks the compiled loops that measure a machine's peak. At run time they prove the value of their sums,
# but not that each sum was computed: gcc once merged twelve equal sums into one. So the loop must add into
# as many registers as it has sums. Release builds only.
set -u
cd "$(dirname "$0")/.."
build=${BUILD:-build/release-gcc}
case $build in */release-*) ;; *) echo "not a release build: nothing to see"; exit 0 ;; esac
bad=0 seen=0
for object in "$build"/bench/machine/loops_*.o; do
    for loop in fma_f64 fma_f32 multiplies; do
        # AT&T: the destination is the last operand; aarch64: the first
        registers=$(objdump -d --no-show-raw-insn "$object" | awk -v loop="<$loop>:" '
            /^[0-9a-f]+ </ { inside = $2 == loop }
            inside && $2 ~ /^vfmadd/ { sub(/.*,/, "", $3); print $3 }
            inside && $2 ~ /^fml?a/ { sub(/,.*/, "", $3); print $3 }
            inside && $2 ~ /^fmadd/ { sub(/,.*/, "", $3); print $3 }' | sort -u | wc -l)
        [ "$registers" = 0 ] && continue # an empty object: another architecture's
        seen=$((seen + 1))
        if [ "$registers" -lt 12 ]; then
            echo "$object: $loop sums into $registers registers, not 12"
            bad=1
        fi
    done
done
echo "$seen loops"
[ $bad = 0 ] && [ $seen -gt 0 ]
