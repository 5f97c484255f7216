/* Graphs from files. What is not read is refused with its line. An edge may stand there in both
 * directions, as many programs write it; from a node to itself there is none. */
#ifndef NETWORK_GRAPH_FILE_H
#define NETWORK_GRAPH_FILE_H

#include "network/edges.h"

#include <stdio.h>

enum { NODES_MOST = 16777215 };

/* An edge list: two node numbers on each line, separated by blanks, tabs or a comma; lines that
 * begin with # or % are comments. `first` is the number of the first node, 0 or 1. `nodes` is the
 * number of nodes, 0: given by the list. "net.txt:3:5: 'x' where ..." */
int edge_list_read(const char *path, FILE *, int nodes, int first, struct edges *, struct err *);

/* GraphML: one graph of nodes and undirected edges. Ids 0..N-1 or n0..n(N-1) are node numbers.
 * Nodes with other ids are numbered in the order of the file, and edges->id holds the ids. */
int graphml_read(const char *path, FILE *, struct edges *, struct err *);

/* The ids alone: edges->id is NULL where nodes have numbers, and of an edge list. */
int graph_file_ids(const char *path, struct edges *, struct err *);

#endif
