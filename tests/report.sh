#!/usr/bin/env bash
# The page of `slabmark report` in a browser, headless Chromium, by its own driver: no error on the console,
# curves can be switched off, tables sort and filter, numbers are those of summary.csv, hostile names stay
# text, and nothing is wider than the screen. SHOTS=DIR keeps pictures for the eye.
# 77: there is no chromedriver.
set -eu
cd "$(dirname "$0")/.."
slabmark=${SLABMARK:-$PWD/build/release-gcc/slabmark}
command -v chromedriver >/dev/null && command -v chromium >/dev/null || exit 77
dir=$(mktemp -d)
bad=0

# ---- results ----

hostile='</script><img src=x onerror="document.title=1">'
cat >"$dir/s.yaml" <<END
name: hostile
question: 'is <b>"this"</b> & that text?'
seed: 3
trials: 4
iterations: 120
network: {nodes: 4, topology: ring}
system: {taps: 16, nonzeros: 2}
noise: {variance: 0.001}
algorithms:
  - {name: lms, label: '$hostile', step: 0.05}
  - {name: sapsm, label: "\u05d0\u05d1 \u202e2028\u2028x'\"", window: 5}
  - {name: nlms, label: plain, step: 0.5}
  - {name: za-lms, label: A, step: 0.05}
  - {name: rza-lms, label: B, step: 0.05}
  - {name: lms, label: C, step: 0.01}
  - {name: lms, label: D, step: 0.02}
  - {name: lms, label: E, step: 0.03}
run: {threads: 1, kernels: ref, repetitions: 6, min_time: 1ms, counters: none}
END
"$slabmark" run "$dir/s.yaml" -q -o "$dir/r"
"$slabmark" report "$dir/r" >/dev/null
# other times, the same results
long=results-of-another-compiler-in-a-folder-of-a-long-name
"$slabmark" run "$dir/s.yaml" -q -o "$dir/$long"
(cd "$dir" && "$slabmark" report r $long >/dev/null)
# a sweep
"$slabmark" run "$dir/s.yaml" -q -o "$dir/w" --set 'sweep={system.nonzeros: [1, 2]}' --repetitions 0
"$slabmark" report "$dir/w" >/dev/null

# ---- the driver: a session of W3C WebDriver over HTTP ----

exec {log}< <(exec chromedriver --port=0 2>&1)
driver=$!
trap 'kill $driver; rm -rf "$dir"' EXIT
while read -r line <&$log && [[ ! $line =~ started\ successfully\ on\ port\ ([0-9]+) ]]; do :; done
url=http://127.0.0.1:${BASH_REMATCH[1]}

post() { # PATH JSON
    curl -s --max-time 60 -X POST -H 'Content-Type: application/json' -d "$2" "$url$1"
}
session=$(post /session '{"capabilities": {"alwaysMatch": {
    "goog:chromeOptions": {"binary": "'"$(command -v chromium)"'", "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]},
    "goog:loggingPrefs": {"browser": "ALL"}}}}' | jq -er .value.sessionId)
at=/session/$session
trap 'curl -s -X DELETE "$url$at" >/dev/null; kill $driver; rm -rf "$dir"' EXIT

cdp() { # COMMAND PARAMETERS
    post $at/goog/cdp/execute "$(jq -n --arg cmd "$1" --argjson params "$2" '{$cmd, $params}')"
}
js() { # SCRIPT: the JSON that it returns
    post $at/execute/sync "$(jq -n --arg script "$1" '{$script, args: []}')" | jq -c .value
}
expect() { # WHAT WANTED ACTUAL
    [ "$2" = "$3" ] && return
    printf '%s: %s, expected %s\n' "$1" "$3" "$2"
    bad=1
}
open() { # FILE
    post $at/url "{\"url\": \"file://$dir/$1\"}" >/dev/null
}
set_screen() { # WIDTH light|dark
    cdp Emulation.setDeviceMetricsOverride "{\"width\": $1, \"height\": 900, \"deviceScaleFactor\": 1, \"mobile\": false}" >/dev/null
    cdp Emulation.setEmulatedMedia "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"$2\"}]}" >/dev/null
}

# ---- numbers and texts ----

open r/report.html
expect 'errors on the console' '[]' "$(post $at/se/log '{"type": "browser"}' | jq -c .value)"
expect 'images' 0 "$(js 'return document.images.length')"
expect 'scripts' 2 "$(js 'return document.scripts.length')"
expect 'title' '"hostile – slabmark"' "$(js 'return document.title')"
expect 'question' '"is <b>\"this\"</b> & that text?"' "$(js 'return document.querySelector("h1").textContent')"
names=$(jq -s -c 'map(.case)' "$dir/r/cases.jsonl")
expect 'names' "$names" "$(js 'return [...document.querySelectorAll("#accuracy tbody th")].map(cell => cell.textContent)')"
for column in msd_db ns_per_update; do
    section=accuracy head=floor
    [ $column = msd_db ] || section=time head=update
    expect $column "$(jq -s -c "map(.$column)" "$dir/r/cases.jsonl")" "$(js '
        const table = document.querySelector("#'$section' table");
        const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent.startsWith("'$head'"));
        return [...table.tBodies[0].rows].map(row => Number(row.cells[at].querySelector("data").value))')"
done

# ---- what a reader does ----

press='const button = document.querySelector(".key button"); button.click();
       return [button.getAttribute("aria-pressed"), getComputedStyle(document.querySelector("[data-series=\"0\"].c0")).display]'
expect 'first curve off' '["false","none"]' "$(js "$press")"
expect 'first curve on' '["true","inline"]' "$(js "$press")"
read_at='const slider = document.querySelector(".reader input"); slider.value = 60; slider.dispatchEvent(new Event("input"));
         return [slider.getAttribute("aria-valuetext").split(";")[0], document.querySelector(".key .reading").textContent]'
middle=$(sed 's/^"\([^"]\|""\)*"/x/' "$dir/r/curves.csv" | awk -F, '$2 == 60 { printf "%.2f", $3; exit }')
expect 'values at iteration 60' "[\"iterations 60\",\"${middle/-/−} dB\"]" "$(js "$read_at" | sed 's/\xc2\xa0/ /g; s/ ([^)]*)//')"
sorted='const table = document.querySelector("#accuracy table"), head = [...table.tHead.rows[0].cells].find(cell => cell.textContent.startsWith("floor"));
        head.querySelector("button").click();
        return [head.getAttribute("aria-sort"), [...table.tBodies[0].rows].map(row => Number(row.querySelector("data").value))]'
expect 'ascending' "$(jq -s -c '["ascending", (map(.msd_db) | sort)]' "$dir/r/cases.jsonl")" "$(js "$sorted")"
expect 'descending' "$(jq -s -c '["descending", (map(.msd_db) | sort | reverse)]' "$dir/r/cases.jsonl")" "$(js "$sorted")"
expect 'filter' '["1 of 8 rows",["plain"]]' "$(js '
    const input = document.querySelector("#accuracy .filter input");
    input.value = "PLAIN"; input.dispatchEvent(new Event("input"));
    return [input.parentElement.querySelector("output").textContent,
            [...document.querySelectorAll("#accuracy tbody tr:not([hidden]) th")].map(cell => cell.textContent)]')"

# ---- a keyboard, a screen reader ----

type_key() { # KEY, at the element that has the focus
    post $at/actions "$(jq -n --arg key "$1" '{actions: [{type: "key", id: "keys", actions:
        [{type: "keyDown", value: $key}, {type: "keyUp", value: $key}]}]}')" >/dev/null
}
js 'document.querySelector(".key button").focus()' >/dev/null
type_key ' '
expect 'the space bar' '"false"' "$(js 'return document.querySelector(".key button").getAttribute("aria-pressed")')"
js 'document.querySelector(".reader input").focus()' >/dev/null
type_key "$(printf '\ue012')" # left
expect 'the left arrow' '"iterations 59"' "$(js 'return document.querySelector(".reader input").getAttribute("aria-valuetext").split(";")[0]')"
contrast='const light = text => { const [r, g, b] = text.match(/\d+/g).map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05; };
          const paper = light(getComputedStyle(document.documentElement).backgroundColor);
          return [...document.querySelectorAll("h1, p, td, th, a, caption, li, code, svg text, .c0, .c1, .c2, .c3, .c4, .c5, .c6, .c7")]
              .map(part => light(getComputedStyle(part).color)).filter(ink => Math.max(ink, paper) / Math.min(ink, paper) < 4.5).length'
expect 'texts of low contrast, light' 0 "$(js "$contrast")"

expect 'controls without a name' 0 "$(js 'return [...document.querySelectorAll("button, input, a, summary")].filter(
    control => !(control.textContent.trim() || control.getAttribute("aria-label") || control.labels?.[0]?.textContent)).length')"
expect 'tables without a caption' 0 "$(js 'return [...document.querySelectorAll("table")].filter(table => !table.caption?.textContent).length')"
expect 'pictures without a name' 0 "$(js 'return document.querySelectorAll("svg[role=img]:not([aria-label])").length')"
expect 'ids twice' 0 "$(js 'const ids = [...document.querySelectorAll("[id]")].map(part => part.id); return ids.length - new Set(ids).size')"

# ---- side by side ----

open report.html
expect 'sides: names' "$(jq -s -c 'map("hostile " + .case)' "$dir/r/cases.jsonl")" "$(js 'return [...document.querySelectorAll("#time tbody th")].map(cell => cell.textContent)')"
ratios='def ns: map(.ns_per_update); [(.[0] | ns), (.[1] | ns)] | transpose | map(.[1] / .[0] * 1e4 | round)'
expect 'sides: ratios' "$(jq -n -c --slurpfile a "$dir/r/cases.jsonl" --slurpfile b "$dir/$long/cases.jsonl" "[\$a, \$b] | $ratios")" "$(js '
    return [...document.querySelectorAll("#time tbody tr")].map(row => Math.round(1e4 * row.querySelectorAll("data")[2].value))')"
expect 'sides: digests' '["equal"]' "$(js 'return [...new Set([...document.querySelectorAll("#accuracy tbody tr")].map(row => row.cells[4].textContent))]')"
expect 'sides: images' 0 "$(js 'return document.images.length')"

# ---- screens ----

look() { # FILE WIDTH light|dark
    set_screen $2 $3
    open $1
    expect "width of $1 at $2" $2 "$(js 'return document.documentElement.scrollWidth')"
    [ -n "${SHOTS:-}" ] || return 0
    cdp Page.captureScreenshot "$(js 'return {captureBeyondViewport: true,
        clip: {x: 0, y: 0, width: innerWidth, height: document.documentElement.scrollHeight, scale: 1}}')" |
        jq -r .value.data | base64 -d >"$SHOTS/${1////-}-$2-$3.png"
}
for page in report.html r/report.html w/report.html; do
    for width in 390 800 1400; do
        look $page $width light
        look $page $width dark
    done
done
expect 'texts of low contrast, dark' 0 "$(js "$contrast")"
expect 'ink on paper, dark' '["rgb(230, 230, 230)","rgb(22, 22, 22)"]' "$(js 'const style = getComputedStyle(document.documentElement); return [style.color, style.backgroundColor]')"
expect 'errors on the console, after all' '[]' "$(post $at/se/log '{"type": "browser"}' | jq -c .value)"
[ $bad = 0 ]
