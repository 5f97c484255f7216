# The cost model. Time of an iteration, in ns:
#
#     near * nodes * (1 - far_share) + far * nodes * far_share      compute, by the working set of a core
#   + thread_kb * halo of a thread, kB                              rows from the cache of another core
#   + meeting * (a process has several threads)
#   + rank_kb * halo of a process, kB + peer * peers of a process   messages
#
# nodes: of one core. far_share rises from 0 to 1 with the logarithm of the working set, from one core's L2 to
# its share of the last cache. Given: l2, llc, bytes, cores.

function far_share(nodes_of_core, cores_used,    low, high, set) {
    low = log(l2)
    high = log(llc / cores_used)
    set = log(nodes_of_core * rows_of_node * row_bytes)
    return set < low ? 0 : set > high ? 1 : (set - low) / (high - low)
}

# Sets x[1 .. terms] for a point.
function terms_of(x, nodes, processes, threads, thread_halo, rank_halo, peers,    of_core, far) {
    of_core = nodes / processes / threads
    far = far_share(of_core, processes * threads)
    x[1] = of_core * (1 - far)
    x[2] = of_core * far
    x[3] = threads > 1 ? thread_halo * row_bytes / 1024 : 0
    x[4] = threads > 1
    x[5] = processes > 1 ? rank_halo * row_bytes / 1024 : 0
    x[6] = processes > 1 ? peers : 0
}

BEGIN {
    terms = 6
    split("near far thread_kb meeting rank_kb peer", term_name, " ")
    rows_of_node = 3 # two estimates and a regressor
}
