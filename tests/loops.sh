#!/usr/bin/env bash
# The compiled loops that measure a machine's peak. At run time they prove their results, but not how
# they came by them: gcc once merged twelve equal sums into one. So a loop of multiply-adds must add into
# as many registers as it has sums, a step of divisions or roots must make as many as it says, and the
# loop that reads must load without an addition for each load. Release builds only.
set -u
cd "$(dirname "$0")/.."
build=${BUILD:-build/release-gcc}
case $build in */release-*) ;; *) echo "not a release build: nothing to see"; exit 0 ;; esac
bad=0 seen=0

# OBJECT LOOP: its instructions, without addresses
body() {
    objdump -d --no-show-raw-insn "$1" | awk -v loop="<$2>:" '
        /^[0-9a-f]+ </ { inside = $2 == loop }
        inside && /^ / { $1 = ""; print substr($0, 2) }'
}
expect() { # CONDITION TEXT
    seen=$((seen + 1))
    (($1)) && return
    echo "$object: $loop $2"
    bad=1
}

for object in "$build"/bench/machine/loops_*.o; do
    [ -n "$(body "$object" read_array)" ] || continue # an empty object: another architecture's
    for loop in fma_f64 fma_f32 multiplies; do
        # AT&T: the destination is the last operand; aarch64: the first
        registers=$(body "$object" $loop | awk '
            $1 ~ /^vfmadd/ { sub(/.*,/, "", $2); print $2 }
            $1 ~ /^fml?a/ || $1 ~ /^fmadd/ { sub(/,.*/, "", $2); print $2 }' | sort -u | wc -l)
        expect "$registers >= 12" "sums into $registers registers, not 12"
    done
    for loop in div_f64 div_f32 sqrt_f64 sqrt_f32; do
        results=$(body "$object" $loop | grep -cE "^[vf]?${loop%_*}(r|[sp][sd])? ")
        expect "$results == 16" "has $results results in a step, not 16"
    done
    loop=read_array
    loads=$(body "$object" $loop | awk '
        $1 ~ /^v?mov[au]p[sd]$|^v?movs[sd]$|^vmovdq/ && $2 ~ /^[^%]*\(/ || $1 ~ /^ld(u?r|1d)$/ { count++ }
        $1 == "ldp" { count += 2 }
        END { print count + 0 }')
    additions=$(body "$object" $loop | grep -cE '^(v?addp?s?[sd]|fadd|fadda) ')
    expect "$loads >= 24 && $additions < 24" "has $loads loads and $additions additions"
done
echo "$seen loops"
[ $bad = 0 ] && [ $seen -gt 0 ]
