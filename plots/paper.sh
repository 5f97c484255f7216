#!/usr/bin/env bash
# All figures of results in one PDF, each with its caption: plots/paper.sh OUT.pdf RESULTS...
# It draws the figures with $SLABMARK; needs jq and pdflatex (apt-get install jq texlive-latex-base).
set -euo pipefail
slabmark=${SLABMARK:-slabmark}
[ $# -ge 2 ] || { echo "usage: $0 OUT.pdf RESULTS..." >&2; exit 2; }
for tool in jq pdflatex; do
    command -v $tool >/dev/null || { echo "$0: $tool is not installed: apt-get install jq texlive-latex-base" >&2; exit 77; }
done
out=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

literally() { # text as TeX sets it
    sed -e 's/\\/\x01/g; s/[{}$&#_%]/\\&/g; s/~/\\textasciitilde{}/g; s/\^/\\textasciicircum{}/g' \
        -e 's/</\\textless{}/g; s/>/\\textgreater{}/g; s/|/\\textbar{}/g; s/"/\x27\x27/g' \
        -e 's/−/$-$/g; s/[µμ]/$\\mu$/g; s/\x01/\\textbackslash{}/g'
}

count=0
{
    cat <<'TEX'
\documentclass[a4paper]{article}
\usepackage{graphicx}
\usepackage[margin=20mm]{geometry}
\raggedbottom
\setlength{\parindent}{0pt}
\begin{document}
TEX
    for results in "$@"; do
        heading=$(printf '\\section*{%s}%s\n\n' "$(jq -r '.name' "$results/run.json" | literally)" \
            "$(jq -r '.title // empty' "$results/run.json" | literally)")
        "$slabmark" plot "$results" --format pdf -o "$work/figures$count" >"$work/drawn"
        # in the order in which slabmark draws them
        for sidecar in $(sed -n "s,^$work/\(.*\.json\)$,\1,p" "$work/drawn"); do
            count=$((count + 1))
            cp "$work/${sidecar%.json}.pdf" "$work/$count.pdf"
            printf '\n\n\\begin{minipage}{\\linewidth}%s\n\n' "$heading"
            printf '\\begin{minipage}{90mm}\\includegraphics{%d}\\end{minipage}\\hfill\n' $count
            printf '\\begin{minipage}{68mm}\\raggedright\\small %s\\end{minipage}' \
                "$(jq -r '.caption' "$work/$sidecar" | literally)"
            printf '\\end{minipage}\\bigskip\n'
            heading=
        done
    done
    echo '\end{document}'
} >"$work/paper.tex"

if ! (cd "$work" && pdflatex -interaction=batchmode -halt-on-error paper.tex >/dev/null 2>&1); then
    grep -A 3 '^!' "$work/paper.log" >&2 || true
    exit 1
fi
mv "$work/paper.pdf" "$out"
echo "$out: $count figure$([ $count = 1 ] || echo s)"
