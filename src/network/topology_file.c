/* A graph from a file: an edge list ("a b" on each line, nodes from 0) or GraphML. */
#include "network/from_igraph.h"
#include "base/option_rows.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct params {
    const char *path;
};

struct source {
    FILE *file;
    int graphml;
};

static igraph_error_t read(igraph_t *graph, int nodes, const void *params)
{
    const struct source *source = params;
    if (source->graphml)
        return igraph_read_graph_graphml(graph, source->file, 0);
    return igraph_read_graph_edgelist(graph, source->file, nodes, IGRAPH_UNDIRECTED);
}

static int ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && !strcmp(text + length - tail, end);
}

/* igraph's readers end the process on a directory. */
static FILE *open_regular(const char *path, struct err *err)
{
    struct stat status;
    FILE *file = fopen(path, "r");
    if (!file) {
        err_set(err, ERR_USAGE, "path: cannot read %s: %s", path, strerror(errno));
        return NULL;
    }
    if (fstat(fileno(file), &status) || !S_ISREG(status.st_mode)) {
        err_set(err, ERR_USAGE, "path: %s is not a regular file", path);
        fclose(file);
        return NULL;
    }
    return file;
}

static int check_size(const char *path, int nodes, int found, struct err *err)
{
    if (found < 1)
        return err_set(err, ERR_USAGE, "path: %s has no nodes", path);
    if (nodes && nodes != found)
        return err_set(err, ERR_USAGE, "path: %s has %d nodes, the network has %d", path, found,
                       nodes);
    return 0;
}

static int make(int nodes, const void *params, uint64_t seed, struct edges *edges, struct err *err)
{
    const char *path = ((const struct params *)params)->path;
    if (!path)
        return err_set(err, ERR_USAGE,
                       "path: topology file needs the path of an edge list or a "
                       ".graphml file");
    struct source source = {.graphml = ends_with(path, ".graphml")};
    source.file = open_regular(path, err);
    if (!source.file)
        return -1;
    int failed = from_igraph(read, 0, &source, seed, edges, err);
    if (failed)
        err_prefix(err, "path: %s is not %s: ", path,
                   source.graphml ? "GraphML" : "an edge list with 'a b' on each line");
    fclose(source.file);
    return failed ? -1 : check_size(path, nodes, edges->nodes, err);
}

#define OPTION_STRUCT struct params
/* clang-format off */
static const struct option rows[] = {
    PATH(path, "edge list with a pair of nodes on each line, or GraphML when it ends in .graphml"),
};
/* clang-format on */

const struct topology topology_file = {
    .variant = {.name = "file",
                .summary = "a graph from an edge list or a GraphML file",
                .options = OPTIONS(rows, struct params)},
    .make = make,
};
