#include "bench/scenario/setup.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

static const struct option general_rows[] = {
    {"name", OPTION_TEXT, offsetof(struct general_params, name), 0, 0, 0, NULL, NULL, "",
     "name of the scenario; default: the file's name"},
    {"question", OPTION_TEXT, offsetof(struct general_params, question), 0, 0, 0, NULL, NULL, "",
     "what the scenario asks, for captions and reports"},
    {"seed", OPTION_INT, offsetof(struct general_params, seed), 0, 2147483647, 0, "1", NULL, "1",
     "seed of every random number: the same seed gives the same bits"},
    {"trials", OPTION_INT, offsetof(struct general_params, trials), 1, 16777215, 0, "20", NULL,
     "trials",
     "independent repetitions, each with its own system, data and noise; recorded data have 1"},
    {"iterations", OPTION_INT, offsetof(struct general_params, iterations), 1, 100000000, 0, "1000",
     NULL, "iterations", "updates of every node in a trial"},
};
const struct options general_options = OPTIONS(general_rows, struct general_params);

static const char *const section_names[] = {"network", "system", "input",  "noise", "algorithms",
                                            "run",     "sweep",  "redraw", NULL};

/* Finds the key that an error "key: ..." names, and puts the key's mark before the error. */
static int locate_complaint(const struct tree *tree, struct err *err)
{
    size_t length = strcspn(err->text, ":");
    for (int i = 0; tree->kind != TREE_SCALAR && i < tree->count; i++) {
        if (tree->kind == TREE_MAP && strlen(tree->key[i]) == length &&
            !strncmp(tree->key[i], err->text, length)) {
            tree_locate(tree->item[i]->mark, err);
            return 1;
        }
        if (locate_complaint(tree->item[i], err))
            return 1;
    }
    return 0;
}

static int check_plan(const struct setup *setup, const struct tree *root, const struct tree *own,
                      struct err *err)
{
    if (!engine_check(&setup->plan, err))
        return 0;
    if (!locate_complaint(own, err))
        locate_complaint(root, err);
    return -1;
}

/* The scenario gives the bound in units of the desired signal. */
static int scale_divergence(struct setup *setup, struct err *err)
{
    double rms;
    if (setup_desired_rms(&setup->source, &rms, err))
        return -1;
    setup->plan.diverged_above *= rms;
    return 0;
}

static int build_parts(struct setup *setup, struct tree *root, struct tree *algorithm,
                       struct files *files, struct err *err)
{
    struct section general = {&general_options, &setup->general};
    struct tree *network, *run, *redraw;
    if (decode(root, &general, 1, section_names, NULL, &setup->pool, err) ||
        !(network = setup_section(setup, root, "network", err)) ||
        !(run = setup_section(setup, root, "run", err)) ||
        !(redraw = setup_section(setup, root, "redraw", err)))
        return -1;
    return setup_redraw(setup, redraw, err) || setup_network(setup, network, files, err) ||
           setup_data(setup, root, files, err) || setup_weights(setup, network, err) ||
           setup_algorithm(setup, algorithm, err) || setup_run(setup, run, err) ||
           check_plan(setup, root, algorithm, err) || scale_divergence(setup, err);
}

int setup_build(struct setup *setup, const struct tree *tree, int algorithm, struct files *files,
                struct err *err)
{
    return setup_build_trial(setup, tree, algorithm, 0, files, err);
}

int setup_build_trial(struct setup *setup, const struct tree *tree, int algorithm, int trial,
                      struct files *files, struct err *err)
{
    *setup = (struct setup){.files = files, .trial = trial};
    setup->plan.source = &setup->source;
    setup->plan.network = &setup->network;
    setup->tree = tree_copy(tree, &setup->pool, err);
    const struct tree *list = tree_get(setup->tree, "algorithms");
    if (setup->tree && !build_parts(setup, setup->tree, list->item[algorithm], files, err))
        return 0;
    setup_free(setup);
    return -1;
}

void setup_free(struct setup *setup)
{
    if (setup->graph)
        kept_network_put(&setup->files->network, setup->graph, &setup->network);
    network_free(&setup->network);
    pool_free(&setup->pool);
    *setup = (struct setup){0};
}
