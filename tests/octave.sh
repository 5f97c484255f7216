#!/usr/bin/env bash
# MAT files and Octave: what Octave saves is read, and it loads what slabmark exports. Exit 77 without Octave.
set -eu
command -v octave-cli >/dev/null || { echo "octave-cli is not installed"; exit 77; }
slabmark=${SLABMARK:-$PWD/build/release-gcc/slabmark}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
octave() { octave-cli --no-gui --quiet --no-init-file --eval "$1" 2>"$dir/octave.err" || { cat "$dir/octave.err"; exit 1; }; }

octave 'h = [0.5 0 -0.25 1/3]; U = reshape(1:24, 4, 6); z = 1i;
        save -6 six.mat h U z; save -7 seven.mat h U z; save -v4 four.mat h U; save -7 alone.mat h'
cat >s.yaml <<'YAML'
trials: 3
iterations: 50
network: {nodes: 4, topology: ring}
system: {file: alone.mat}
noise: {variance: 0.01}
algorithms: [{name: lms, label: LMS, step: 0.05}, {name: sapsm}]
run: {repetitions: 0}
theory: true
YAML
for file in alone.mat six.mat:h seven.mat:h four.mat:h; do
    "$slabmark" run s.yaml --set system.file=$file --save system -q -o r --replace
    grep -q '^LMS,0,0,0.5,0,-0.25,0.33333333333333331$' r/system.csv
done
for variable in z U; do
    ! "$slabmark" run s.yaml --set system.file=seven.mat:$variable -q -o r --replace 2>refused
    grep -q "seven.mat.*$([ $variable = z ] && echo 'variable z is complex' || echo '4 x 6 numbers')" refused
done

"$slabmark" run s.yaml --save estimates -q -o r --replace
"$slabmark" export r --format mat >r.mat
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next } { print $column["msd_db"] }' r/summary.csv >floors
octave 'load r.mat
        assert(summary.case, {"LMS"; "sapsm"});
        assert(summary.msd_db, load("floors"));
        assert(isnan(summary.theory_floor_db), logical([0; 1]));
        assert(summary.settled == 0 | summary.settled == 1);
        assert(curves(2).case, "sapsm");
        assert(curves(1).iteration, (0:50)(:));
        assert(size(estimates(2).h), [3 4 4]);
        e = dlmread("r/estimates.csv", ",", 1, 1);
        assert(squeeze(estimates(1).h(3, 2, :))(:), e(2 * 4 + 2, 3:6)(:));'
