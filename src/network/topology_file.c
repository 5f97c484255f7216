/* A graph from a file: an edge list or GraphML. */
#include "network/graph_file.h"

#include "base/option_rows.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct params {
    const char *path;
    int first;
};

/* Decides by the file's extension, or by its first line. */
static int is_graphml(const char *path, FILE *file)
{
    const char *ending = strrchr(path, '.');
    int byte = getc(file);
    rewind(file);
    return byte == '<' || (ending && !strcasecmp(ending, ".graphml"));
}

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

int graph_file_ids(const char *path, struct edges *edges, struct err *err)
{
    FILE *file = open_regular(path, err);
    if (!file)
        return -1;
    *edges = (struct edges){0};
    int failed = is_graphml(path, file) && graphml_read(path, file, edges, err);
    fclose(file);
    return failed ? -1 : 0;
}

static int check_size(const char *path, int nodes, int found, struct err *err)
{
    if (nodes && nodes != found)
        return err_set(err, ERR_USAGE, "path: %s has %d nodes, the network has %d", path, found,
                       nodes);
    return 0;
}

static int make_from_file(int nodes, const void *params, uint64_t seed, struct edges *edges,
                          struct err *err)
{
    const struct params *own = params;
    (void)seed;
    if (!own->path)
        return err_set(err, ERR_USAGE,
                       "path: topology file needs the path of an edge list or a "
                       ".graphml file");
    FILE *file = open_regular(own->path, err);
    if (!file)
        return -1;
    *edges = (struct edges){0};
    int failed = is_graphml(own->path, file)
                     ? graphml_read(own->path, file, edges, err)
                     : edge_list_read(own->path, file, nodes, own->first, edges, err);
    fclose(file);
    return failed ? -1 : check_size(own->path, nodes, edges->nodes, err);
}

#define OPTION_STRUCT struct params
/* clang-format off */
static const struct option rows[] = {
    PATH(path, "edge list with a pair of nodes on each line, or GraphML"),
    INT(first, CLOSED(0, 1), "0", "node", "number of the first node in an edge list"),
};
/* clang-format on */

const struct topology topology_file = {
    .variant = {.name = "file",
                .summary = "a graph from an edge list or a GraphML file",
                .options = OPTIONS(rows, struct params)},
    .make = make_from_file,
};
