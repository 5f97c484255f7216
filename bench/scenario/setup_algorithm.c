/* The algorithm of a case. */
#include "bench/scenario/setup.h"

#include "base/option_rows.h"
#include "bench/scenario/ranges.h"

const char *const mode_words[] = {"atc", "cta", "none", "centralised", NULL};

#define OPTION_STRUCT struct algorithm_params
/* clang-format off */
static const struct option rows[] = {
    TEXT  (name,  NULL,
           "name of the algorithm"),
    TEXT  (label, NULL,
           "name of the curve; default: the name of the algorithm"),
    CHOICE(mode,  NULL, mode_words,
           "adapt then combine, combine then adapt, no links, or one estimate that is the mean of what "
           "all nodes make of it; cta for sapsm and ht-lms, atc for the others"),
};
/* clang-format on */
const struct options algorithm_options = OPTIONS(rows, struct algorithm_params);

/* `tune` declares the ranges that slabmark tune searches. */
static const char *const parts[] = {"tune", NULL};

/* Only slabmark tune uses the ranges, but a mistake in them is one everywhere. Where the name is
 * overridden, they may be those of the algorithm in the file. */
static int check_tune(const struct tree *section, const struct algorithm *algorithm,
                      struct err *err)
{
    struct ranges ranges;
    const struct tree *tune = tree_get(section, "tune");
    if (!tune || tree_get(section, "name")->origin == TREE_OVERRIDE)
        return 0;
    return ranges_read(&ranges, tune, &algorithm->variant.options, err);
}

int setup_algorithm(struct setup *setup, struct tree *section, struct err *err)
{
    struct plan *plan = &setup->plan;
    struct algorithm_params own;
    struct section common = {&algorithm_options, &own};
    if (section->kind == TREE_MAP && !tree_get(section, "name"))
        return tree_fail(section->mark, ERR_USAGE, err,
                         "name: missing; see slabmark list algorithms");
    int chosen = setup_variant(setup, section, "name", "sapsm", algorithm_variants, err);
    if (chosen < 0)
        return -1;
    const struct algorithm *algorithm = algorithms[chosen];
    if (!tree_get(section, "mode")) {
        struct tree *mode =
            tree_scalar(mode_words[algorithm->mode], section->mark, &setup->pool, err);
        if (!mode || tree_put(section, "mode", mode, &setup->pool, err))
            return -1;
    }
    void *params;
    if (setup_variant_params(setup, section, "name", &common, parts, algorithm_variants, chosen,
                             &params, err) ||
        check_tune(section, algorithm, err))
        return -1;
    plan->algorithm = algorithm;
    plan->params = params;
    plan->mode = (enum mode)own.mode;
    struct section drawn = {&algorithm->variant.options, params};
    return decode_per_node(section, "algorithm", &drawn, setup->source.nodes, setup->source.seed,
                           &setup->pool, err);
}
