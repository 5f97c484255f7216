#include "bench/scenario/expand.h"

#include "base/mem.h"
#include "bench/scenario/axes.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CASES = 100000 };

/* In a zip, the first axis that concerns the algorithm leads the others. */
static int leads_turn(const struct scenario *scenario, const int *at, int i)
{
    for (int j = 0; j < i; j++)
        if (at[j] >= 0 && scenario->axis[j].turn == scenario->axis[i].turn)
            return 0;
    return at[i] >= 0;
}

/* The next combination of the turns that concern an algorithm, last turn fastest; 0: no more. */
static int next_combination(const struct scenario *scenario, int *at)
{
    for (int i = scenario->axes - 1; i >= 0; i--) {
        const struct axis *axis = &scenario->axis[i];
        if (!leads_turn(scenario, at, i))
            continue;
        int next = at[i] + 1 < axis->count ? at[i] + 1 : 0;
        for (int j = i; j < scenario->axes && scenario->axis[j].turn == axis->turn; j++)
            if (at[j] >= 0)
                at[j] = next;
        if (next)
            return 1;
    }
    return 0;
}

static const char *case_name(const struct scenario *scenario, const char *label, const int *at,
                             struct pool *pool, struct err *err)
{
    const char *name = label;
    for (int i = 0; name && i < scenario->axes; i++)
        if (at[i] >= 0)
            name = pool_format(pool, err, "%s/%s=%s", name, scenario->axis[i].name,
                               scenario->axis[i].text[at[i]]);
    return name;
}

/* The case's own scenario: the base with one value of each axis. Each value keeps its mark. */
static struct tree *case_tree(const struct scenario *scenario, const int *at, struct pool *pool,
                              struct err *err)
{
    struct tree *tree = tree_copy(scenario->base, pool, err);
    for (int i = 0; tree && i < scenario->axes; i++) {
        const struct axis *axis = &scenario->axis[i];
        if (at[i] >= 0 && tree_set(tree, axis->path, axis->value[at[i]], pool, err)) {
            tree_locate(axis->value[at[i]]->mark, err);
            return NULL;
        }
    }
    return tree;
}

static int add_case(struct scenario *scenario, int algorithm, const int *at, struct err *err)
{
    struct pool *pool = &scenario->pool;
    size_t axes = (size_t)scenario->axes;
    struct scenario_case *item = &scenario->item[scenario->cases];
    item->algorithm = algorithm;
    item->label = scenario->label[algorithm];
    item->at = pool_zeroed(pool, axes, sizeof *at, err);
    if (!item->at)
        return -1;
    memcpy(item->at, at, axes * sizeof *at);
    if (!(item->name = case_name(scenario, item->label, at, pool, err)) ||
        !(item->tree = case_tree(scenario, at, pool, err)))
        return -1;
    scenario->cases++;
    return 0;
}

static void first_combination(const struct scenario *scenario, int algorithm, int *at)
{
    for (int i = 0; i < scenario->axes; i++)
        at[i] = axis_concerns(scenario, &scenario->axis[i], algorithm) ? 0 : -1;
}

static int count_cases(const struct scenario *scenario, int *at)
{
    int count = 0;
    for (int algorithm = 0; algorithm < scenario->labels; algorithm++) {
        first_combination(scenario, algorithm, at);
        do
            count++;
        while (count <= MOST_CASES && next_combination(scenario, at));
    }
    return count;
}

static int make_cases(struct scenario *scenario, struct err *err)
{
    struct pool *pool = &scenario->pool;
    int *at = pool_zeroed(pool, (size_t)scenario->axes, sizeof *at, err);
    if (!at)
        return -1;
    int count = count_cases(scenario, at);
    if (count > MOST_CASES)
        return err_set(err, ERR_USAGE, "%s: the sweep makes more than %d cases", scenario->path,
                       MOST_CASES);
    if (!(scenario->item = pool_zeroed(pool, (size_t)count, sizeof *scenario->item, err)))
        return -1;
    for (int algorithm = 0; algorithm < scenario->labels; algorithm++) {
        first_combination(scenario, algorithm, at);
        do
            if (add_case(scenario, algorithm, at, err))
                return -1;
        while (next_combination(scenario, at));
    }
    return 0;
}

static int compare_names(const void *a, const void *b)
{
    const struct scenario_case *const *p = a, *const *q = b;
    return strcmp((*p)->name, (*q)->name);
}

/* A label such as "a/step=0.1" may equal the name of another algorithm's case. */
static int check_names(const struct scenario *scenario, struct err *err)
{
    size_t count = (size_t)scenario->cases;
    const struct scenario_case **sorted = mem_zeroed(count, sizeof *sorted, err);
    if (!sorted)
        return -1;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &scenario->item[i];
    qsort(sorted, count, sizeof *sorted, compare_names);
    const struct scenario_case *twin = NULL;
    for (size_t i = 1; i < count && !twin; i++)
        if (!compare_names(&sorted[i - 1], &sorted[i]))
            twin = sorted[i - 1]->algorithm > sorted[i]->algorithm ? sorted[i - 1] : sorted[i];
    free(sorted);
    if (!twin)
        return 0;
    const struct tree *algorithms = tree_get(scenario->base, "algorithms");
    return tree_fail(algorithms->item[twin->algorithm]->mark, ERR_USAGE, err,
                     "label: two cases would be called %s; give this algorithm another label",
                     twin->name);
}

int scenario_expand(struct scenario *scenario, struct err *err)
{
    if (scenario_axes(scenario, err))
        return -1;
    tree_drop(scenario->base, "sweep");
    return make_cases(scenario, err) || check_names(scenario, err) ? -1 : 0;
}
