#!/usr/bin/env bash
# A figure says where it comes from: programs that read its format find the title, the caption, the command and
# the hashes of the data, and a hostile name stays text. The figure of bench/study can be drawn.
# Exit 77 without gnuplot.
set -eu
cd "$(dirname "$0")/.."
slabmark=${SLABMARK:-$PWD/build/release-gcc/slabmark}
command -v gnuplot >/dev/null || { echo "gnuplot is not installed"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for format in png svg pdf; do
    bench/study/figure.sh "$dir/errors.$format" bench/study/verdicts.tsv
    [ -s "$dir/errors.$format" ]
done
cd "$dir"
bad=0

name='x) --> ]]></title></metadata><b> \end{document} é 😀 %'
cat >s.yaml <<END
name: plain
trials: 2
iterations: 30
network: {nodes: 4, topology: ring}
system: {taps: 8, nonzeros: 2}
noise: {variance: 0.01}
algorithms: [{name: lms, label: LMS, step: 0.05}]
run: {repetitions: 0}
END
"$slabmark" run s.yaml -q -o r
sed -i "s@\"name\": \"plain\"@\"name\": \"${name//\\/\\\\\\\\}\"@" r/run.json
"$slabmark" plot r --format pdf,png,svg,tex >/dev/null
"$slabmark" plot r --verify >/dev/null
cd r/figures
digest=$(sha256sum <../curves.csv | cut -d' ' -f1)
title="learning-curves, scenario $name"

expect() { # WHERE WHAT TEXT
    grep -qF -- "$2" <<<"$3" && return
    printf '%s: "%s" is not in:\n%s\n' "$1" "$2" "$3"
    bad=1
}
expect_facts() { # WHERE TEXT
    expect "$1" "$title" "$2"
    expect "$1" 'Mean-square deviation (MSD) against the iteration n' "$2"
    expect "$1" 'run s.yaml --quiet --output r' "$2"
    expect "$1" "curves.csv: SHA-256 $digest" "$2"
    expect "$1" 'slabmark 0.' "$2"
}

if command -v pdfinfo >/dev/null; then
    for pdf in learning-curves.pdf learning-curves-tex.pdf; do
        expect_facts $pdf "$(pdfinfo $pdf 2>&1)"
        [ -z "$(pdfinfo $pdf 2>&1 >/dev/null)" ] || { pdfinfo $pdf >/dev/null; bad=1; }
    done
fi
if command -v xmllint >/dev/null; then
    dc() { xmllint --xpath "string(//*[local-name()='$1' and namespace-uri()='http://purl.org/dc/elements/1.1/'])" learning-curves.svg; }
    expect_facts svg "$(dc title; dc description; dc creator; dc source)"
    expect svg "$title" "$(xmllint --xpath "string(/*/*[local-name()='title'])" learning-curves.svg)"
fi
if command -v python3 >/dev/null; then
    expect_facts png "$(python3 - <<'PY'
import struct, zlib
data, at = open("learning-curves.png", "rb").read(), 8
while at < len(data):
    size, = struct.unpack(">I", data[at:at + 4])
    chunk = data[at + 4:at + 8 + size]
    assert struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0] == zlib.crc32(chunk), chunk[:4]
    keyword, _, rest = chunk[4:].partition(b"\0")
    if chunk[:4] == b"tEXt":
        print(keyword.decode("latin-1"), rest.decode("ascii"))
    if chunk[:4] == b"iTXt":
        print(keyword.decode("latin-1"), rest[4:].decode("utf-8"))
    at += 12 + size
PY
)"
fi
if command -v identify >/dev/null; then
    expect identify "curves.csv: SHA-256 $digest" "$(identify -format '%[Source]' learning-curves.png)"
fi
expect_facts tex "$(grep '^%' learning-curves.tex)"
exit $bad
