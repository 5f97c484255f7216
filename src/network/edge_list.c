/* A graph as a list of edges in text. */
#include "network/graph_file.h"

#include "base/mem.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct edge_list_file {
    const char *path;
    int first;              /* number of the first node */
    size_t line;            /* the current one, from 1 */
    long smallest, largest; /* node numbers so far, as written in the file */
    size_t largest_line;
};

static int is_gap(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static const char *skip_gap(const char *at)
{
    while (is_gap(*at))
        at++;
    return at;
}

/* The fields of a line, separated by blanks or by one comma. */
static int count_fields(const char *at)
{
    int count = 0;
    for (at = skip_gap(at); *at; at = skip_gap(at)) {
        count++;
        at += strcspn(at, " \t\r\n,");
        at = skip_gap(at);
        at += *at == ',';
    }
    return count;
}

static int refuse_field(const struct edge_list_file *list, const char *line, const char *at,
                        struct err *err)
{
    char shown[41];
    size_t length = strcspn(at, " \t\r\n,"), i = 0;
    for (; i < length && i < sizeof shown - 1; i++)
        shown[i] = isprint((unsigned char)at[i]) ? at[i] : '?';
    shown[i] = '\0';
    return err_set(err, ERR_USAGE, "%s:%zu:%td: '%s' where the number of a node is expected",
                   list->path, list->line, at - line + 1, shown);
}

static int parse_node(struct edge_list_file *list, const char *line, const char **at, int32_t *node,
                      struct err *err)
{
    char *end;
    errno = 0;
    long number = isdigit((unsigned char)**at) ? strtol(*at, &end, 10) : -1;
    if (number < 0 || (*end && !is_gap(*end) && *end != ','))
        return refuse_field(list, line, *at, err);
    if (errno || number - list->first >= NODES_MOST)
        return err_set(err, ERR_USAGE,
                       "%s:%zu:%td: node number %.*s; numbers go up to %d, without gaps",
                       list->path, list->line, *at - line + 1, (int)(end - *at), *at,
                       NODES_MOST - 1 + list->first);
    if (number < list->first)
        return err_set(err, ERR_USAGE, "%s:%zu:%td: node %ld, but the first node has number %d",
                       list->path, list->line, *at - line + 1, number, list->first);
    list->smallest = number < list->smallest ? number : list->smallest;
    if (number > list->largest) {
        list->largest = number;
        list->largest_line = list->line;
    }
    *node = (int32_t)(number - list->first);
    *at = skip_gap(end);
    return 0;
}

static int parse_edge(struct edge_list_file *list, const char *line, const char *at,
                      struct edges *edges, struct err *err)
{
    int32_t node[2];
    int count = count_fields(at);
    if (count != 2)
        return err_set(err, ERR_USAGE,
                       "%s:%zu: %d number%s where two are expected, a pair of nodes; weights are "
                       "given as network.weights: {file: MATRIX}",
                       list->path, list->line, count, count == 1 ? "" : "s");
    if (parse_node(list, line, &at, &node[0], err))
        return -1;
    at = skip_gap(at + (*at == ','));
    if (parse_node(list, line, &at, &node[1], err))
        return -1;
    if (*at)
        return refuse_field(list, line, at, err);
    if (node[0] == node[1])
        return err_set(err, ERR_USAGE,
                       "%s:%zu: node %d is joined to itself; every node hears itself anyway",
                       list->path, list->line, node[0] + list->first);
    return edges_append(edges, node[0], node[1], err);
}

static int read_lines(struct edge_list_file *list, FILE *file, char **line, struct edges *edges,
                      struct err *err)
{
    size_t room = 0;
    while (getline(line, &room, file) >= 0) {
        int marked =
            !list->line++ && !strncmp(*line, "\xef\xbb\xbf", 3); /* the byte order mark of UTF-8 */
        const char *at = skip_gap(*line + (marked ? 3 : 0));
        if (*at && *at != '#' && *at != '%' && parse_edge(list, *line, at, edges, err))
            return -1;
    }
    if (!feof(file))
        return err_set(err, ERR_USAGE, "%s: %s", list->path, strerror(errno));
    return 0;
}

/* The lowest number that no edge has; `count` when there is none. */
static long find_gap(const struct edges *edges, long count, struct err *err)
{
    char *seen = mem_zeroed((size_t)count, 1, err);
    long gap = 0;
    if (!seen)
        return -1;
    for (size_t e = 0; e < edges->count; e++)
        seen[edges->edge[e][0]] = seen[edges->edge[e][1]] = 1;
    while (gap < count && seen[gap])
        gap++;
    free(seen);
    return gap;
}

/* Rejects numbers so large that the edges cannot fill them without gaps: they are names. */
static int check_gaps(const struct edge_list_file *list, const struct edges *edges, long count,
                      struct err *err)
{
    if ((size_t)count > 2 * edges->count + 1) /* one more if nodes are numbered from 1 */
        return err_set(
            err, ERR_USAGE,
            "%s:%zu: node %ld, but %zu edge%s can have at most %zu nodes: number them from "
            "%d without gaps",
            list->path, list->largest_line, list->largest, edges->count,
            edges->count == 1 ? "" : "s", 2 * edges->count, list->first);
    long gap = find_gap(edges, count, err);
    if (gap < 0 || gap == count)
        return gap < 0 ? -1 : 0;
    if (gap == 0 && list->first == 0 && list->smallest == 1)
        return err_set(
            err, ERR_USAGE,
            "%s: no edge has node 0, the first number; if nodes are numbered from 1, set "
            "`first: 1` in network.topology",
            list->path);
    return err_set(err, ERR_USAGE, "%s: no edge has node %ld: number them from %d without gaps",
                   list->path, gap + list->first, list->first);
}

static int check_numbers(const struct edge_list_file *list, int nodes, const struct edges *edges,
                         struct err *err)
{
    long count = list->largest - list->first + 1;
    if (!edges->count)
        return err_set(err, ERR_USAGE, "%s: no edge in the file", list->path);
    if (check_gaps(list, edges, count, err))
        return -1;
    if (nodes && count > nodes)
        return err_set(err, ERR_USAGE, "%s:%zu: node %ld; the network has %d nodes, %d to %d",
                       list->path, list->largest_line, list->largest, nodes, list->first,
                       nodes - 1 + list->first);
    return 0;
}

int edge_list_read(const char *path, FILE *file, int nodes, int first, struct edges *edges,
                   struct err *err)
{
    struct edge_list_file list = {
        .path = path, .first = first, .smallest = NODES_MOST, .largest = -1};
    char *line = NULL;
    int failed = read_lines(&list, file, &line, edges, err);
    free(line);
    if (failed || check_numbers(&list, nodes, edges, err))
        return -1;
    edges->nodes = (int)(list.largest - first + 1);
    edges_simplify(edges);
    return 0;
}
