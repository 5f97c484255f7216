/* Arbitrary bytes as a scenario: read, expanded, and every case set up. None may crash, leak or
 * fail without saying why.
 *
 * clang -fsanitize=fuzzer,address,undefined tests/fuzz_scenario.c with all of src/ and all of
 * bench/ but main.c gives a program that runs until it finds something; scenarios/ is a good first
 * corpus.
 */
#include "bench/scenario/setup.h"

#include "base/option.h"
#include "bench/scenario/scenario.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Sizes that a scenario may well ask for and that find nothing new here. */
enum { MOST_NODES = 64, MOST_CASES = 64, MOST_ALIASES = 6 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

/* Aliases of aliases double a tree as often as there are lines. */
static int many_aliases(const uint8_t *bytes, size_t size)
{
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += bytes[i] == '*';
    return count > MOST_ALIASES;
}

/* An upper bound of what the lists under a map multiply to, as axes of a sweep. */
static double product(const struct tree *map)
{
    double count = 1;
    for (int i = 0; map && map->kind == TREE_MAP && i < map->count; i++)
        count *= map->item[i]->kind == TREE_LIST ? map->item[i]->count + 1 : product(map->item[i]);
    return count;
}

static int few_cases(const char *path)
{
    struct pool pool = {0};
    const struct tree *root = tree_read(path, &pool, NULL);
    const struct tree *list = tree_get(root, "algorithms");
    double cases = product(tree_get(root, "sweep")) * product(tree_get(root, "run")) *
                   (list ? list->count : 1);
    pool_free(&pool);
    return cases <= MOST_CASES;
}

static int few_nodes(const struct tree *root)
{
    const struct tree *nodes = tree_get(tree_get(root, "network"), "nodes");
    double count;
    return !nodes || nodes->kind != TREE_SCALAR || option_number(nodes->text, &count) ||
           count <= MOST_NODES;
}

static void set_up(const struct scenario_case *item)
{
    struct setup setup;
    struct files files = {0};
    struct err err = {0};
    if (setup_build(&setup, item->tree, item->algorithm, &files, &err)) {
        must(err.text[0] != '\0');
    } else {
        must(setup.plan.algorithm && setup.plan.kernels && setup.network.nodes > 0);
        must(setup.plan.threads > 0 && setup.plan.observe_every > 0);
        setup_free(&setup);
    }
    files_free(&files);
}

static void read_scenario(const char *path)
{
    struct scenario scenario;
    struct err err = {0};
    if (scenario_read(&scenario, path, NULL, 0, &err))
        must(err.text[0] != '\0');
    else
        for (int i = 0; i < scenario.cases; i++)
            if (few_nodes(scenario.item[i].tree))
                set_up(&scenario.item[i]);
    scenario_free(&scenario);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char path[64];
    int file = many_aliases(bytes, size) ? -1 : memfd_create("scenario", 0);
    if (file < 0)
        return 0;
    must(write(file, bytes, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    if (few_cases(path))
        read_scenario(path);
    close(file);
    return 0;
}
