#include "tests/support/built.h"

#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <sys/stat.h>

struct built built;

void built_begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("d", 0777));
}

void built_end(void)
{
    setup_free(&built.setup);
    files_free(&built.files);
    scenario_free(&built.scenario);
    test_folder_end();
}

void built_read(const char *text)
{
    setup_free(&built.setup);
    scenario_free(&built.scenario);
    test_folder_write("d/s.yaml", text);
    cr_assert_eq(scenario_read(&built.scenario, "d/s.yaml", NULL, 0, &built.err), 0, "%s",
                 built.err.text);
}

void built_case(int item)
{
    const struct scenario_case *chosen = &built.scenario.item[item];
    setup_free(&built.setup);
    cr_assert_lt(item, built.scenario.cases);
    cr_assert_eq(
        setup_build(&built.setup, chosen->tree, chosen->algorithm, &built.files, &built.err), 0,
        "%s", built.err.text);
}

void built_make(const char *text)
{
    built_read(text);
    built_case(0);
}

static const void *field(const struct options *options, const void *params, const char *name)
{
    const struct option *row = option_find(options, name);
    cr_assert(row, "%s", name);
    return (const char *)params + row->offset;
}

const void *built_algorithm(const char *name)
{
    const struct plan *plan = &built.setup.plan;
    return field(&plan->algorithm->variant.options, plan->params, name);
}

const void *built_input(const char *name)
{
    const struct source *source = &built.setup.source;
    return field(&source->input->variant.options, source->input_params, name);
}

const void *built_system(const char *name)
{
    const struct system *system = &built.setup.system;
    return field(&system->kind->variant.options, system->params, name);
}

void built_expect_network(int nodes, const int64_t *first, const int32_t *column,
                          const double *weight)
{
    const struct network *network = &built.setup.network;
    cr_assert_eq(network->nodes, nodes);
    for (int k = 0; k <= nodes; k++)
        cr_assert_eq(network->first[k], first[k], "row %d", k);
    for (int j = 0; j < first[nodes]; j++) {
        cr_assert_eq(network->column[j], column[j], "entry %d", j);
        cr_assert_float_eq(network->weight[j], weight[j], 1e-15, "entry %d", j);
    }
}
