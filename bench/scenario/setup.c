#include "bench/scenario/setup.h"

#include "base/mem.h"
#include "base/option_rows.h"
#include "theory/theory.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static const char *const theory_words[] = {"false", "true", NULL};

#define OPTION_STRUCT struct general_params
/* clang-format off */
static const struct option rows[] = {
    TEXT(name,                             NULL,
         "name of the scenario; default: the file's name"),
    TEXT(question,                         NULL,
         "what the scenario asks, for captions and reports"),
    TEXT(expect,                           NULL,
         "what its author expects, for reports"),
    INT (seed,       CLOSED(0, INT_MAX),   "1",    "1",
         "seed of every random number: the same seed gives the same bits"),
    INT (trials,     CLOSED(1, 16777215),  "20",   "trials",
         "independent repetitions, each with its own system, data and noise; recorded data have 1"),
    INT (iterations, CLOSED(1, 100000000), "1000", "iterations",
         "updates of every node in a trial"),
    CHOICE(theory,                         "false", theory_words,
         "whether results and figures also have the learning curves by theory: lms, za-lms and "
         "rza-lms on white rows"),
};
/* clang-format on */
const struct options general_options = OPTIONS(rows, struct general_params);

const char *setup_theory_gap(const struct setup *setup)
{
    if (!setup->general.theory)
        return NULL;
    return setup->redraws ? "theory needs one network and one set of levels for all trials (redraw)"
                          : theory_gap(&setup->plan);
}

static const char *const section_names[] = {"network", "system", "input",  "noise",    "algorithms",
                                            "run",     "sweep",  "redraw", "exchange", NULL};

/* The algorithm's parameters are in the case's own item of the list. */
static void locate_refused(const struct tree *root, const struct tree *algorithm, struct err *err)
{
    static const char own[] = "algorithm.";
    size_t length = strlen(own);
    const struct tree *at = strncmp(err->key, own, length)
                                ? tree_nearest(root, err->key)
                                : tree_nearest(algorithm, err->key + length);
    tree_locate(at->mark, err);
}

static int check_plan(const struct setup *setup, const struct tree *root, const struct tree *own,
                      struct err *err)
{
    if (!engine_check(&setup->plan, err))
        return 0;
    if (err->key[0])
        locate_refused(root, own, err);
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

static int build_graph(struct setup *setup, struct tree *section, struct files *files,
                       struct err *err)
{
    setup->source.nodes = setup->ranks.nodes;
    if (setup->given)
        return 0;
    if (setup_network(setup, section, files, err))
        return -1;
    setup->source.nodes = setup->network.nodes;
    return 0;
}

/* Once the noise is known. Noise that follows the links reads the whole graph, which a process with
 * a share has not drawn. */
static int build_weights(struct setup *setup, struct tree *section, struct files *files,
                         struct err *err)
{
    if (!setup->given)
        return setup_weights(setup, section, err);
    return setup->source.noise_kind->follows_links &&
           (setup_network(setup, section, files, err) || setup_weights(setup, section, err));
}

static int build_parts(struct setup *setup, struct tree *root, struct tree *algorithm,
                       struct files *files, struct err *err)
{
    struct section general = {&general_options, &setup->general};
    struct tree *network, *exchange, *run, *redraw;
    if (decode(root, &general, 1, section_names, NULL, &setup->pool, err) ||
        !(network = setup_section(setup, root, "network", err)) ||
        !(exchange = setup_section(setup, root, "exchange", err)) ||
        !(run = setup_section(setup, root, "run", err)) ||
        !(redraw = setup_section(setup, root, "redraw", err)))
        return -1;
    return setup_redraw(setup, redraw, err) || build_graph(setup, network, files, err) ||
           setup_exchange(setup, exchange, err) || setup_data(setup, root, files, err) ||
           build_weights(setup, network, files, err) || setup_algorithm(setup, algorithm, err) ||
           setup_run(setup, run, err) || check_plan(setup, root, algorithm, err) ||
           scale_divergence(setup, err);
}

static int build_setup(struct setup *setup, struct err *err)
{
    setup->plan.source = &setup->source;
    setup->plan.network = &setup->network;
    setup->tree = tree_copy(setup->origin, &setup->pool, err);
    const struct tree *list = tree_get(setup->tree, "algorithms");
    if (setup->tree &&
        !build_parts(setup, setup->tree, list->item[setup->algorithm], setup->files, err))
        return 0;
    setup_free(setup);
    return -1;
}

int setup_build(struct setup *setup, const struct tree *tree, int algorithm, struct files *files,
                struct err *err)
{
    return setup_build_trial(setup, tree, algorithm, 0, files, err);
}

int setup_build_trial(struct setup *setup, const struct tree *tree, int algorithm, int trial,
                      struct files *files, struct err *err)
{
    *setup = (struct setup){.files = files, .trial = trial, .origin = tree, .algorithm = algorithm};
    return build_setup(setup, err);
}

int setup_build_share(struct setup *setup, const struct tree *tree, int algorithm, int trial,
                      struct files *files, const struct ranks *given, int32_t *part,
                      struct err *err)
{
    *setup = (struct setup){.files = files,
                            .trial = trial,
                            .origin = tree,
                            .algorithm = algorithm,
                            .ranks = *given,
                            .given = 1,
                            .partition = {given->count, part}};
    return build_setup(setup, err);
}

void setup_free(struct setup *setup)
{
    if (setup->graph)
        kept_network_put(&setup->files->network, setup->graph, &setup->network);
    network_free(&setup->network);
    ranks_free(&setup->ranks);
    partition_free(&setup->partition);
    pool_free(&setup->pool);
    *setup = (struct setup){0};
}
