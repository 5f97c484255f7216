/* A tree that is written as YAML and read again is the same tree. */
#include "bench/scenario/tree_write.h"

#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(tree_write, .init = test_folder_begin, .fini = test_folder_end);

static const char *const document =
    "name: demo\n"
    "question: 'who wins: sapsm, # or \"LMS\"?'\n"
    "empty: ''\n"
    "number: 1e-3\n"
    "yes: no\n"
    "nothing: {}\n"
    "none: []\n"
    "network: {nodes: 5, topology: {kind: edges, edges: [[0, 1], [1, 2]]}, weights: {file: 'a "
    "b.csv'}}\n"
    "algorithms:\n"
    "  - {name: sapsm, label: '*', alpha: [{from: 0, value: 0.5}, {from: 9, value: 0}]}\n"
    "  - {name: lms, label: \"\\u00e9 - x: 1\", tune: {step: [1e-3, 1]}}\n";

Test(tree_write, reads_back_as_itself)
{
    struct pool pool = {0};
    struct err err;
    struct tree *tree = tree_parse(document, "test", &pool, &err);
    cr_assert(tree, "%s", err.text);
    FILE *file = fopen("t.yaml", "w");
    cr_assert(file);
    cr_assert_eq(tree_write(file, tree, &err), 0, "%s", err.text);
    cr_assert_eq(fclose(file), 0);
    struct tree *again = tree_read("t.yaml", &pool, &err);
    cr_assert(again, "%s", err.text);
    cr_expect(tree_same(tree, again), "%s", test_folder_read("t.yaml"));
    pool_free(&pool);
}

Test(tree_write, has_a_line_for_each_key_and_algorithm)
{
    struct pool pool = {0};
    struct err err;
    struct tree *tree = tree_parse(document, "test", &pool, &err);
    FILE *file = fopen("t.yaml", "w");
    cr_assert(tree && file);
    cr_assert_eq(tree_write(file, tree, &err), 0);
    cr_assert_eq(fclose(file), 0);
    const char *text = test_folder_read("t.yaml");
    cr_expect(strstr(text, "\nnetwork: {nodes: 5, "), "%s", text);
    cr_expect(strstr(text, "\n- {name: lms, "), "%s", text);
    pool_free(&pool);
}
