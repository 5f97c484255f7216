/* A graph as GraphML, by libxml2's reader. */
#include "network/graph_file.h"

#include "base/mem.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

struct named_edge {
    char *end[2]; /* ids */
    int line;
};

struct graphml {
    const char *path;
    xmlTextReaderPtr reader;
    struct err *err;
    int failed;   /* the reader has filled err */
    int graphs;   /* so far */
    int directed; /* unless an edge says otherwise */
    char **id;    /* (nodes,) in the order of the file */
    size_t nodes;
    struct named_edge *edge;
    size_t edges;
};

/* The line of the element: the parser has already read ahead. */
static int line_of(const struct graphml *graphml)
{
    return (int)xmlGetLineNo(xmlTextReaderCurrentNode(graphml->reader));
}

static void remember_error(void *arg, xmlErrorPtr error)
{
    struct graphml *graphml = arg;
    if (graphml->failed)
        return;
    graphml->failed = 1;
    err_set(graphml->err, ERR_USAGE, "%s:%d: not GraphML: %.*s", graphml->path, error->line,
            (int)strcspn(error->message ? error->message : "", "\n"),
            error->message ? error->message : "");
}

static int refuse_element(const struct graphml *graphml, const char *what)
{
    return err_set(graphml->err, ERR_USAGE,
                   "%s:%d: %s: one graph of nodes and undirected edges is expected", graphml->path,
                   line_of(graphml), what);
}

/* An attribute's value on the heap. NULL and err when it is missing. */
static char *take_attribute(const struct graphml *graphml, const char *element, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(graphml->reader, BAD_CAST name);
    char *text = value ? mem_text((const char *)value, graphml->err) : NULL;
    if (!value)
        err_set(graphml->err, ERR_USAGE, "%s:%d: <%s> without %s", graphml->path, line_of(graphml),
                element, name);
    xmlFree(value);
    return text;
}

static int attribute_is(const struct graphml *graphml, const char *name, const char *wanted)
{
    xmlChar *value = xmlTextReaderGetAttribute(graphml->reader, BAD_CAST name);
    int is = value && !strcmp((const char *)value, wanted);
    xmlFree(value);
    return is;
}

/* ---- elements ---- */

static int take_graph(struct graphml *graphml, int depth)
{
    if (depth > 1)
        return refuse_element(graphml, "a <graph> within a node or an edge");
    if (graphml->graphs++)
        return refuse_element(graphml, "a second <graph>");
    graphml->directed = attribute_is(graphml, "edgedefault", "directed");
    return 0;
}

static int take_node(struct graphml *graphml)
{
    char *id = take_attribute(graphml, "node", "id");
    if (!id || mem_grow(&graphml->id, graphml->nodes, sizeof *graphml->id, graphml->err)) {
        free(id);
        return -1;
    }
    graphml->id[graphml->nodes++] = id;
    if (graphml->nodes > NODES_MOST)
        return refuse_element(graphml, "more nodes than a network can have");
    return 0;
}

static int take_edge(struct graphml *graphml)
{
    int directed = attribute_is(graphml, "directed", "true") ||
                   (graphml->directed && !attribute_is(graphml, "directed", "false"));
    if (directed)
        return refuse_element(graphml, "a directed edge");
    if (mem_grow(&graphml->edge, graphml->edges, sizeof *graphml->edge, graphml->err))
        return -1;
    struct named_edge *edge = &graphml->edge[graphml->edges++];
    *edge = (struct named_edge){.line = line_of(graphml)};
    edge->end[0] = take_attribute(graphml, "edge", "source");
    edge->end[1] = edge->end[0] ? take_attribute(graphml, "edge", "target") : NULL;
    return edge->end[1] ? 0 : -1;
}

/* Elements that other programs store with a graph and that a network does not need. */
static int is_remark(const char *name)
{
    static const char *const remarks[] = {"key", "data", "desc", NULL};
    int i = 0;
    while (remarks[i] && strcmp(remarks[i], name))
        i++;
    return remarks[i] != NULL;
}

static int take_element(struct graphml *graphml, const char *name)
{
    int depth = xmlTextReaderDepth(graphml->reader);
    char what[80];
    if (depth == 0 && strcmp(name, "graphml"))
        return refuse_element(graphml, "not GraphML");
    if (depth == 0)
        return 0;
    if (!strcmp(name, "graph"))
        return take_graph(graphml, depth);
    if (depth == 2 && !strcmp(name, "node"))
        return take_node(graphml);
    if (depth == 2 && !strcmp(name, "edge"))
        return take_edge(graphml);
    snprintf(what, sizeof what, "<%.60s>", name);
    return refuse_element(graphml, what);
}

/* Reads all elements, except comments and the contents of ignored elements. */
static int read_elements(struct graphml *graphml)
{
    int more = xmlTextReaderRead(graphml->reader);
    while (more == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName(graphml->reader);
        int begins = xmlTextReaderNodeType(graphml->reader) == XML_READER_TYPE_ELEMENT;
        int skips = begins && xmlTextReaderDepth(graphml->reader) > 0 && is_remark(name);
        if (begins && !skips && take_element(graphml, name))
            return -1;
        more = skips ? xmlTextReaderNext(graphml->reader) : xmlTextReaderRead(graphml->reader);
    }
    if (more < 0 && !graphml->failed)
        return refuse_element(graphml, "not GraphML");
    if (graphml->failed)
        return -1;
    if (!graphml->nodes)
        return err_set(graphml->err, ERR_USAGE, "%s: has no nodes", graphml->path);
    return 0;
}

/* ---- numbers ---- */

struct named_node {
    const char *id;
    int32_t number;
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct named_node *)a)->id, ((const struct named_node *)b)->id);
}

/* 7 for "7", or for "n7" if the ids have that prefix; -1 for anything else, such as "07". */
static long number_in(const char *id, int prefixed)
{
    const char *digits = id + prefixed;
    char *end;
    if ((prefixed && id[0] != 'n') || digits[0] < '0' || digits[0] > '9' ||
        (digits[0] == '0' && digits[1]))
        return -1;
    long number = strtol(digits, &end, 10);
    return *end ? -1 : number;
}

/* 1 when the ids are the numbers 0..N-1, each once; taken (nodes,) zeros. */
static int are_numbers(const struct graphml *graphml, char *taken)
{
    int prefixed = graphml->id[0][0] == 'n';
    for (size_t i = 0; i < graphml->nodes; i++) {
        long number = number_in(graphml->id[i], prefixed);
        if (number < 0 || (size_t)number >= graphml->nodes || taken[number]++)
            return 0;
    }
    return 1;
}

/* The nodes sorted by id, with their numbers. */
static int number_nodes(const struct graphml *graphml, struct named_node *sorted, int *numbers)
{
    char *taken = mem_zeroed(graphml->nodes, 1, graphml->err);
    if (!taken)
        return -1;
    *numbers = are_numbers(graphml, taken);
    free(taken);
    for (size_t i = 0; i < graphml->nodes; i++) {
        const char *id = graphml->id[i];
        sorted[i].id = id;
        sorted[i].number = (int32_t)(*numbers ? number_in(id, id[0] == 'n') : (long)i);
    }
    qsort(sorted, graphml->nodes, sizeof *sorted, compare_names);
    for (size_t i = 1; i < graphml->nodes; i++)
        if (!compare_names(&sorted[i - 1], &sorted[i]))
            return err_set(graphml->err, ERR_USAGE, "%s: two nodes have the id %s", graphml->path,
                           sorted[i].id);
    return 0;
}

static int number_edge(const struct graphml *graphml, const struct named_node *sorted,
                       const struct named_edge *edge, struct edges *edges)
{
    int32_t number[2];
    for (int end = 0; end < 2; end++) {
        const struct named_node wanted = {.id = edge->end[end]};
        const struct named_node *found =
            bsearch(&wanted, sorted, graphml->nodes, sizeof *sorted, compare_names);
        if (!found)
            return err_set(graphml->err, ERR_USAGE, "%s:%d: no node has the id '%s'", graphml->path,
                           edge->line, edge->end[end]);
        number[end] = found->number;
    }
    if (number[0] == number[1])
        return err_set(graphml->err, ERR_USAGE,
                       "%s:%d: node '%s' is joined to itself; every node hears itself anyway",
                       graphml->path, edge->line, edge->end[0]);
    return edges_append(edges, number[0], number[1], graphml->err);
}

/* The ids in the order of the node numbers, in one block: pointers, then texts. */
static int keep_ids(const struct graphml *graphml, struct edges *edges)
{
    size_t bytes = graphml->nodes * sizeof *edges->id;
    for (size_t i = 0; i < graphml->nodes; i++)
        bytes += strlen(graphml->id[i]) + 1;
    edges->id = mem_zeroed(bytes, 1, graphml->err);
    if (!edges->id)
        return -1;
    char *text = (char *)(edges->id + graphml->nodes);
    for (size_t i = 0; i < graphml->nodes; i++) {
        edges->id[i] = text;
        text = stpcpy(text, graphml->id[i]) + 1;
    }
    return 0;
}

static int number_all(const struct graphml *graphml, struct edges *edges)
{
    int numbers;
    struct named_node *sorted = mem_zeroed(graphml->nodes, sizeof *sorted, graphml->err);
    int failed = !sorted || number_nodes(graphml, sorted, &numbers);
    for (size_t e = 0; !failed && e < graphml->edges; e++)
        failed = number_edge(graphml, sorted, &graphml->edge[e], edges);
    free(sorted);
    if (failed || (!numbers && keep_ids(graphml, edges)))
        return -1;
    edges->nodes = (int)graphml->nodes;
    edges_simplify(edges);
    return 0;
}

static void release(struct graphml *graphml)
{
    for (size_t i = 0; i < graphml->nodes; i++)
        free(graphml->id[i]);
    for (size_t e = 0; e < graphml->edges; e++) {
        free(graphml->edge[e].end[0]);
        free(graphml->edge[e].end[1]);
    }
    free(graphml->id);
    free(graphml->edge);
    xmlFreeTextReader(graphml->reader);
}

int graphml_read(const char *path, FILE *file, struct edges *edges, struct err *err)
{
    struct graphml graphml = {.path = path, .err = err};
    graphml.reader = xmlReaderForFd(fileno(file), path, NULL, XML_PARSE_NONET);
    if (!graphml.reader)
        return err_set(err, ERR_INTERNAL, "%s: out of memory: XML reader", path);
    xmlTextReaderSetStructuredErrorHandler(graphml.reader, remember_error, &graphml);
    int failed = read_elements(&graphml) || number_all(&graphml, edges);
    release(&graphml);
    return failed ? -1 : 0;
}
