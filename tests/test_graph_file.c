/* Graphs from edge lists and GraphML: what is read, and where those that are wrong are wrong. */
#include "tests/support/test_folder.h"
#include "tests/support/networks.h"

#include <criterion/criterion.h>
#include <stdio.h>

#define PAIRS(...) ((const char *const[]){__VA_ARGS__, NULL})

TestSuite(graph_file, .init = test_folder_begin, .fini = test_folder_end);

/* Gives topology `file` a file of this text. */
static int build_file(struct network *network, int nodes, const char *path, const char *first,
                      const char *text, struct err *err)
{
    test_folder_write(path, text);
    return networks_build(network, nodes, "file", 1, PAIRS("path", path, "first", first), err);
}

static void expect_pentagon(int nodes, const char *path, const char *first, const char *text)
{
    struct network expected, network;
    struct err err = {0};
    cr_assert(
        !networks_join(&expected, 5, networks_pentagon, NETWORKS_PENTAGON, &rule_metropolis, NULL));
    cr_assert(!build_file(&network, nodes, path, first, text, &err), "%s", err.text);
    cr_assert_eq(network.nodes, 5);
    cr_assert(networks_same_graph(&network, &expected));
    cr_assert_null(network.id);
    network_free(&expected);
    network_free(&network);
}

#define NODE(k)      "<node id='n" #k "'/>\n"
#define EDGE(a, b)   "<edge source='n" #a "' target='n" #b "'/>\n"
#define GRAPHML(...) "<graphml><graph edgedefault='undirected'>\n" __VA_ARGS__ "</graph></graphml>"
#define FIVE         NODE(0) NODE(1) NODE(2) NODE(3) NODE(4)
#define PENTAGON     EDGE(0, 1) EDGE(1, 2) EDGE(2, 3) EDGE(3, 4) EDGE(4, 0) EDGE(0, 2)

Test(graph_file, has_a_pair_of_nodes_on_each_line)
{
    static const char *const texts[] = {
        "0 1\n1 2\n2 3\n3 4\n4 0\n0 2\n",
        "0 1\n1 2\n2 3\n3 4\n4 0\n0 2\n2 0\n0 1", /* both ways, and twice */
        "# a comment\n\n0\t1\n1\t2\r\n% another\n2\t3\n  3 4 \n4 0\n0 2\n",
        ("\xef\xbb\xbf"
         "0,1\n1, 2\n2 ,3\n3,4\n4,0\n0,2\n"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        expect_pentagon(5, "net.txt", "0", texts[i]);
        expect_pentagon(0, "net", "0", texts[i]);
    }
    expect_pentagon(0, "net.txt", "1", "1 2\n2 3\n3 4\n4 5\n5 1\n1 3\n");
}

/* Ids that are numbers are the numbers, in whatever order the file has the nodes. */
Test(graph_file, may_be_graphml)
{
    expect_pentagon(5, "net.graphml", "0", GRAPHML(FIVE PENTAGON EDGE(2, 0)));
    expect_pentagon(0, "net.xml", "0", GRAPHML(NODE(3) NODE(0) PENTAGON NODE(4) NODE(1) NODE(2)));
    expect_pentagon(
        0, "net.GraphML", "0",
        "<?xml version='1.0'?>\n"
        "<g:graphml xmlns:g='http://graphml.graphdrawing.org/xmlns'><g:key id='d0'/>"
        "<g:desc>a <g:graph/></g:desc><g:graph edgedefault='directed'>"
        "<g:data key='d0'><g:node id='x'/></g:data>"
        "<g:node id='1'><g:data key='d0'>7</g:data></g:node><g:node id='0'/><g:node id='4'/>"
        "<g:node id='3'/><g:node id='2'/>"
        "<g:edge directed='false' source='0' target='1'/>"
        "<g:edge directed='false' source='1' target='2'/>"
        "<g:edge directed='false' source='2' target='3'/>"
        "<g:edge directed='false' source='3' target='4'/>"
        "<g:edge directed='false' source='4' target='0'/>"
        "<g:edge directed='false' source='0' target='2'/></g:graph></g:graphml>");
}

Test(graph_file, keeps_ids_that_are_no_numbers)
{
    static const char *const ids[][3] = {
        {"b", "a", "c"}, {"1", "2", "3"}, {"n0", "1", "2"}, {"00", "1", "2"}, {"0", "1", "1x"}};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char text[400];
        struct network network;
        struct err err = {0};
        snprintf(text, sizeof text,
                 GRAPHML("<node id='%s'/><node id='%s'/><node id='%s'/>"
                         "<edge source='%s' target='%s'/><edge source='%s' target='%s'/>"),
                 ids[i][0], ids[i][1], ids[i][2], ids[i][0], ids[i][1], ids[i][0], ids[i][2]);
        cr_assert(!build_file(&network, 0, "net.graphml", "0", text, &err), "%s", err.text);
        for (int k = 0; k < 3; k++)
            cr_assert_str_eq(network.id[k], ids[i][k]);
        cr_assert_eq(network.first[1], 3, "the first node hears both others");
        network_free(&network);
    }
}

static void refuse_file(int nodes, const char *path, const char *text, const char *message)
{
    struct network network;
    struct err err = {0};
    cr_assert(build_file(&network, nodes, path, "0", text, &err));
    cr_assert_str_eq(err.text, message);
    cr_assert_eq(err.kind, ERR_USAGE);
}

#define TWO                                                                                        \
    "where two are expected, a pair of nodes; weights are given as network.weights: {file: "       \
    "MATRIX}"

Test(graph_file, of_edges_that_is_wrong_says_where)
{
    refuse_file(4, "net", "0 1\n1 2\n2 3\n3 4\n", "net:4: node 4; the network has 4 nodes, 0 to 3");
    refuse_file(6, "net", "0 1\n1 2\n2 3\n3 4\n", "path: net has 5 nodes, the network has 6");
    refuse_file(0, "net", "0 1\n2 3\n",
                "the edges leave 2 components; every node must be reachable");
    refuse_file(0, "net", "0 1\n1 two\n", "net:2:3: 'two' where the number of a node is expected");
    refuse_file(0, "net", "0 1\n2\n", "net:2: 1 number " TWO);
    refuse_file(0, "net", "# w\n0 1 0.5\n", "net:2: 3 numbers " TWO);
    refuse_file(0, "net", "0 1 1 0\n1 0 0 1\n", "net:1: 4 numbers " TWO);
    refuse_file(0, "net", "0 -1\n", "net:1:3: '-1' where the number of a node is expected");
    refuse_file(0, "net", "0 1.5\n", "net:1:3: '1.5' where the number of a node is expected");
    refuse_file(0, "net", "0,,1\n", "net:1: 3 numbers " TWO);
    refuse_file(0, "net", "", "net: no edge in the file");
    refuse_file(0, "net", "# 0 1\n", "net: no edge in the file");
}

/* Numbers of people, of which a graph of so few edges cannot have so many. */
Test(graph_file, of_edges_between_names_is_refused_at_once)
{
    refuse_file(0, "net", "0 1\n1 214328887\n",
                "net:2:3: node number 214328887; numbers go up to 16777214, without gaps");
    refuse_file(0, "net", "0 99999999999999999999\n",
                "net:1:3: node number 99999999999999999999; numbers go up to 16777214, "
                "without gaps");
    refuse_file(
        0, "net", "0 1\n16000000 1\n0 2\n",
        "net:2: node 16000000, but 3 edges can have at most 6 nodes: number them from 0 without "
        "gaps");
    refuse_file(0, "net", "0 1\n1 2\n2 4\n",
                "net: no edge has node 3: number them from 0 without gaps");
}

Test(graph_file, whose_numbers_begin_with_1_is_named_as_such)
{
    static const char *const message = "net: no edge has node 0, the first number; if nodes are "
                                       "numbered from 1, set `first: 1` in "
                                       "network.topology";
    struct network network;
    struct err err = {0};
    refuse_file(0, "net", "1 2\n2 3\n", message);
    refuse_file(3, "net", "1 2\n2 3\n", message);
    refuse_file(0, "net", "1 2\n", message);
    cr_assert(build_file(&network, 0, "net", "1", "0 1\n", &err));
    cr_assert_str_eq(err.text, "net:1:1: node 0, but the first node has number 1");
}

/* As in `edges` of a scenario. */
Test(graph_file, without_edges_from_a_node_to_itself)
{
    struct network network;
    struct err err = {0};
    refuse_file(0, "net", "0 1\n# loop\n1 1\n",
                "net:3: node 1 is joined to itself; every node hears itself anyway");
    cr_assert(build_file(&network, 0, "net", "1", "2 2\n", &err));
    cr_assert_str_eq(err.text, "net:1: node 2 is joined to itself; every node hears itself anyway");
    refuse_file(0, "net.graphml", GRAPHML(NODE(0) NODE(1) EDGE(0, 1) EDGE(1, 1)),
                "net.graphml:5: node 'n1' is joined to itself; every node hears itself anyway");
}

#define ONLY ": one graph of nodes and undirected edges is expected"

Test(graph_file, of_graphml_that_is_not_read_whole_is_refused)
{
    refuse_file(0, "net.graphml", "0 1\n", "net.graphml:1: not GraphML: Document is empty");
    refuse_file(0, "net.graphml", "<svg/>", "net.graphml:1: not GraphML" ONLY);
    refuse_file(0, "net.graphml", GRAPHML(""), "net.graphml: has no nodes");
    refuse_file(0, "net.graphml", GRAPHML(FIVE EDGE(0, 1) EDGE(1, 2)),
                "the edges leave 3 components; every node must be reachable");
    refuse_file(0, "net.graphml",
                GRAPHML(NODE(0) "<node id='n1'>\n<graph edgedefault='undirected'/></node>"),
                "net.graphml:4: a <graph> within a node or an edge" ONLY);
    refuse_file(0, "net.graphml",
                "<graphml><graph><node id='0'/></graph>\n<graph><node id='0'/></graph></graphml>",
                "net.graphml:2: a second <graph>" ONLY);
    refuse_file(0, "net.graphml", GRAPHML(FIVE "<hyperedge/>"), "net.graphml:7: <hyperedge>" ONLY);
    refuse_file(0, "net.graphml", GRAPHML("<node id='n0'>\n<port name='p'/></node>"),
                "net.graphml:3: <port>" ONLY);
    refuse_file(0, "net.graphml", GRAPHML(NODE(0) NODE(1) EDGE(0, 2)),
                "net.graphml:4: no node has the id 'n2'");
    refuse_file(0, "net.graphml", GRAPHML(NODE(0) NODE(0)),
                "net.graphml: two nodes have the id n0");
    refuse_file(0, "net.graphml", GRAPHML("<node/>"), "net.graphml:2: <node> without id");
    refuse_file(0, "net.graphml", GRAPHML(NODE(0) "<edge source='n0'/>"),
                "net.graphml:3: <edge> without target");
    refuse_file(0, "net.graphml",
                GRAPHML(NODE(0) NODE(1) "<edge directed='true' source='n0' target='n1'/>"),
                "net.graphml:4: a directed edge" ONLY);
    refuse_file(0, "net.graphml",
                "<graphml><graph edgedefault='directed'>\n" NODE(0) NODE(1)
                    EDGE(0, 1) "</graph></graphml>",
                "net.graphml:4: a directed edge" ONLY);
}
