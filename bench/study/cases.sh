# Sourced by what judges a study. cases DIR|FILE...: a line for each comparison of one case, tab-separated,
# of directories that study.sh wrote and of files that hold such lines:
#
#     machine plant one median signs stage ab improved undecided change pairs seconds load guard
#
# `machine` is the name of DIR, `plant` is 0 for a build against itself, relink for the same objects linked
# in another order. The next five are 1 where a
# rule calls the case regressed. The rules judge the very same pairs:
#
#     one            wall time of the first pair more than 5 % up
#     median         wall time, median of the first eight pairs more than 2 % up
#     signs          CPU time of all of the first eight pairs more than 2 % up
#     stage          the rule of `ab` without its fresh pairs
#     ab             the verdict
cases() {
    local dir verdict run plant
    for dir in "$@"; do
        [ -d "$dir" ] || { cat "$dir" && continue; }
        for verdict in "$dir"/*/verdict.json; do
            run=${verdict%/verdict.json}
            plant=$(basename "$run" | sed 's/\.[0-9]*$//; s/^relink-.*/relink/')
            jq -rs --arg machine "$(basename "$dir")" --arg plant "$plant" --slurpfile verdict "$verdict" \
                --arg load "$(cat "$run/load")" '
                def median: sort | if length % 2 == 1 then .[length / 2 | floor]
                                   else (.[length / 2 - 1] + .[length / 2]) / 2 end;
                def flag: if . then 1 else 0 end;
                . as $pairs | $verdict[0] as $v | $v.cases[] | . as $case
                | [$pairs[] | select(.case == $case.case)] as $own
                | [$own[] | select(.kind == "first")] as $first
                | [$machine, $plant,
                   ($first[0].wall_log_ratio > (1.05 | log) | flag),
                   ([$first[:8][].wall_log_ratio] | median > (1.02 | log) | flag),
                   ([$first[:8][].cpu_log_ratio] | min > (1.02 | log) | flag),
                   ((any($own[]; .kind == "fresh") and ([$first[].cpu_log_ratio] | median > 0)) | flag),
                   (.verdict == "regressed" | flag), (.verdict == "improved" | flag),
                   (.verdict == "inconclusive" or .verdict == "not slower" | flag),
                   100 * .cpu.change, .pairs, $v.seconds / ($v.cases | length), $load,
                   ($v.guard.failed | flag)]
                | @tsv' "$run/pairs.jsonl"
        done
    done
}
