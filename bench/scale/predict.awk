# Time of an iteration on a cluster. Reads what fit.awk and halo.awk printed, then cluster.txt, and prints
# nodes,processes,compute_ns,network_ns,hidden_ns,not_hidden_ns. Given: row_bytes. The cores are those that
# were measured, the network is the cluster's; the halo is that of a part of such a size. Where messages are wholly hidden by the interior nodes the slower of both counts; else their sum.
{
    sub(/#.*/, "")
    if (NF >= 2 && $1 != "point")
        given[$1] = $2
}

function halo_of(nodes_of_part, parts) {
    return parts > 1 ? given["halo_side"] * sqrt(nodes_of_part) + given["halo_corner"] : 0
}

function predict(nodes, processes,    x, j, compute, network, threads, rank_halo) {
    threads = given["threads"]
    cores_sharing = threads
    rank_halo = halo_of(nodes / processes, processes)
    terms_of(x, nodes, processes, threads, halo_of(nodes / processes / threads, processes * threads), rank_halo, given["peers"])
    for (j = 1; j <= 4; j++)
        compute += given[term_name[j]] * x[j]
    network = processes > 1 ? rank_halo * row_bytes / given["bandwidth_gb_s"] + given["peers"] * given["latency_us"] * 1000 : 0
    printf "%.0f,%d,%.0f,%.0f,%.0f,%.0f\n", nodes, processes, compute, network, (compute > network ? compute : network), compute + network
}

END {
    l2 = given["l2_kib"] * 1024
    llc = given["llc_mib"] * 1048576
    print "nodes,processes,compute_ns,network_ns,hidden_ns,not_hidden_ns"
    for (nodes = 1e6; nodes <= 1e9; nodes *= 10)
        for (processes = 1; processes <= 4096 && nodes / processes / given["threads"] >= 10; processes *= 2)
            predict(nodes, processes)
}
