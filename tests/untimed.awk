# awk -F, -f untimed.awk summary.csv: without the columns that differ from run to run, which are
# times and what disturbed them.
NR == 1 {
    for (i = 1; i <= NF; i++)
        varies[i] = $i ~ /seconds|timing|repetitions|preemptions|unpinned|shared|^ns_|_ns_|^clock|^load$|^throttled|^exchange_[hw]|^share_|imbalance|overhead|(cycles|instructions|misses|energy)_per/
}
{
    for (i = 1; i <= NF; i++)
        if (!varies[i])
            printf "%s,", $i
    print ""
}
