# awk -F, -f columns.awk -v names=NAME,NAME... FILE...: those columns of CSV files whose fields hold
# no commas.
FNR == 1 {
    count = split(names, name, ",")
    for (i = 1; i <= NF; i++)
        at[$i] = i
}
{
    for (i = 1; i <= count; i++) {
        field = (name[i] in at) ? $at[name[i]] : "no " name[i]
        printf "%s%s", (i == 1 ? "" : ","), field
    }
    print ""
}
