#include "network/from_igraph.h"
#include "base/mem.h"

#include <assert.h>
#include <stdio.h>

static _Thread_local char last_reason[200];

/* igraph's own handlers either abort or print. */
static void remember_reason(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file;
    (void)line;
    (void)code;
    snprintf(last_reason, sizeof last_reason, "%s", reason);
    IGRAPH_FINALLY_FREE();
}

static int igraph_failed(igraph_error_t code, struct err *err)
{
    enum err_kind kind = code == IGRAPH_ENOMEM ? ERR_INTERNAL : ERR_USAGE;
    return err_set(err, kind, "igraph: %s%s%s", igraph_strerror(code), *last_reason ? ": " : "",
                   last_reason);
}

static int store_edges(const igraph_vector_int_t *ends, int nodes, struct edges *edges,
                       struct err *err)
{
    size_t count = (size_t)igraph_vector_int_size(ends) / 2;
    int32_t(*edge)[2] = mem_untouched(count, sizeof *edge, err);
    if (!edge)
        return -1;
    for (size_t e = 0; e < count; e++) {
        edge[e][0] = (int32_t)VECTOR(*ends)[2 * e];
        edge[e][1] = (int32_t)VECTOR(*ends)[2 * e + 1];
    }
    *edges = (struct edges){.nodes = nodes, .edge = edge, .count = count};
    return 0;
}

static int copy_edges(const igraph_t *graph, struct edges *edges, struct err *err)
{
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, 0);
    if (code)
        return igraph_failed(code, err);
    code = igraph_get_edgelist(graph, &ends, 0);
    int status =
        code ? igraph_failed(code, err) : store_edges(&ends, (int)igraph_vcount(graph), edges, err);
    igraph_vector_int_destroy(&ends);
    return status;
}

/* Testing first is five times faster than simplifying a graph that is already simple. */
static igraph_error_t make_simple(igraph_t *graph)
{
    igraph_bool_t simple = 0;
    igraph_error_t code = igraph_to_undirected(graph, IGRAPH_TO_UNDIRECTED_EACH, NULL);
    if (!code)
        code = igraph_is_simple(graph, &simple);
    return code || simple ? code : igraph_simplify(graph, 1, 1, NULL);
}

static int generate_and_copy(from_igraph_generate_fn *generate, int nodes, const void *params,
                             struct edges *edges, struct err *err)
{
    igraph_t graph;
    igraph_error_t code = generate(&graph, nodes, params);
    if (code)
        return igraph_failed(code, err);
    int status;
    if ((code = make_simple(&graph)))
        status = igraph_failed(code, err);
    else if (igraph_vcount(&graph) > INT32_MAX)
        status = err_set(err, ERR_USAGE, "%lld nodes are more than the %d allowed",
                         (long long)igraph_vcount(&graph), INT32_MAX);
    else
        status = copy_edges(&graph, edges, err);
    igraph_destroy(&graph);
    return status;
}

int from_igraph(from_igraph_generate_fn *generate, int nodes, const void *params, uint64_t seed,
                struct edges *edges, struct err *err)
{
    static_assert(sizeof(igraph_uint_t) == sizeof seed, "igraph built for 32-bit integers");
    igraph_error_handler_t *handler = igraph_set_error_handler(remember_reason);
    igraph_warning_handler_t *warning = igraph_set_warning_handler(igraph_warning_handler_ignore);
    last_reason[0] = '\0';
    assert(igraph_rng_default()->type == &igraph_rngtype_pcg32);
    igraph_error_t code = igraph_rng_seed(igraph_rng_default(), seed);
    int status =
        code ? igraph_failed(code, err) : generate_and_copy(generate, nodes, params, edges, err);
    igraph_set_warning_handler(warning);
    igraph_set_error_handler(handler);
    return status;
}
