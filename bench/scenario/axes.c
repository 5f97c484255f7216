/* The paths that a scenario sweeps: `sweep`, and the lists under `run`. */
#include "bench/scenario/axes.h"

#include <string.h>

static int add_axis(struct scenario *scenario, const char *path, const struct tree *values,
                    int turn, struct err *err)
{
    struct pool *pool = &scenario->pool;
    if (values->kind != TREE_LIST || values->count < 1)
        return tree_fail(values->mark, ERR_USAGE, err, "sweep of %s: a list of values is expected",
                         path);
    size_t count = (size_t)scenario->axes;
    struct axis *axis = pool_zeroed(pool, count + 1, sizeof *axis, err);
    if (!axis)
        return -1;
    if (count)
        for (size_t i = 0; i < count; i++)
            axis[i] = scenario->axis[i];
    axis[count] = (struct axis){.path = path, .name = path, .turn = turn, .count = values->count};
    axis[count].value = values->item;
    axis[count].text = pool_zeroed(pool, (size_t)values->count, sizeof *axis->text, err);
    for (int i = 0; axis[count].text && i < values->count; i++)
        if (!(axis[count].text[i] = tree_text(values->item[i], pool, err)))
            return -1;
    scenario->axis = axis;
    scenario->axes++;
    return axis[count].text ? 0 : -1;
}

static int is_same_turn(const struct scenario *scenario, int first, int i, int j)
{
    for (int a = first; a < scenario->axes; a++)
        if (strcmp(scenario->axis[a].text[i], scenario->axis[a].text[j]))
            return 0;
    return 1;
}

/* The axes from `first` on advance together: no two of their turns may be the same. */
static int check_turns(const struct scenario *scenario, int first, struct err *err)
{
    const struct axis *axis = &scenario->axis[first];
    for (int i = 0; first < scenario->axes && i < axis->count; i++)
        for (int j = 0; j < i; j++)
            if (is_same_turn(scenario, first, i, j))
                return tree_fail(axis->value[i]->mark, ERR_USAGE, err,
                                 "sweep of %s: %s occurs twice", axis->path, axis->text[i]);
    return 0;
}

static int add_zip(struct scenario *scenario, const struct tree *zip, int turn, struct err *err)
{
    int first = scenario->axes;
    if (zip->kind != TREE_MAP)
        return tree_fail(zip->mark, ERR_USAGE, err,
                         "zip: a map of paths with lists of the same length is expected");
    for (int i = 0; i < zip->count; i++) {
        if (add_axis(scenario, zip->key[i], zip->item[i], turn, err))
            return -1;
        if (zip->item[i]->count != zip->item[0]->count)
            return tree_fail(zip->item[i]->mark, ERR_USAGE, err,
                             "zip: %s has %d values, but %s has %d", zip->key[i],
                             zip->item[i]->count, zip->key[0], zip->item[0]->count);
    }
    return check_turns(scenario, first, err);
}

/* One zip, or a list of them. */
static int add_zips(struct scenario *scenario, const struct tree *zips, int *turn, struct err *err)
{
    if (zips->kind != TREE_LIST)
        return add_zip(scenario, zips, (*turn)++, err);
    for (int i = 0; i < zips->count; i++)
        if (add_zip(scenario, zips->item[i], (*turn)++, err))
            return -1;
    return 0;
}

static int add_single(struct scenario *scenario, const char *path, const struct tree *values,
                      int *turn, struct err *err)
{
    int first = scenario->axes;
    return add_axis(scenario, path, values, (*turn)++, err) || check_turns(scenario, first, err);
}

static int read_sweep(struct scenario *scenario, int *turn, struct err *err)
{
    const struct tree *sweep = tree_get(scenario->base, "sweep");
    if (!sweep)
        return 0;
    if (sweep->kind != TREE_MAP)
        return tree_fail(sweep->mark, ERR_USAGE, err,
                         "sweep: a map such as {system.nonzeros: [2, 5]} is expected");
    for (int i = 0; i < sweep->count; i++)
        if (!strcmp(sweep->key[i], "zip")
                ? add_zips(scenario, sweep->item[i], turn, err)
                : add_single(scenario, sweep->key[i], sweep->item[i], turn, err))
            return -1;
    return 0;
}

/* Everything under `run` is a single value: a list there is a sweep. */
static int read_run(struct scenario *scenario, int *turn, struct err *err)
{
    const struct tree *run = tree_get(scenario->base, "run");
    for (int i = 0; run && run->kind == TREE_MAP && i < run->count; i++) {
        if (run->item[i]->kind != TREE_LIST)
            continue;
        const char *path = pool_format(&scenario->pool, err, "run.%s", run->key[i]);
        if (!path || add_single(scenario, path, run->item[i], turn, err))
            return -1;
    }
    return 0;
}

static int ends_with(const char *path, const char *tail)
{
    size_t length = strlen(path), part = strlen(tail);
    return length >= part && !strcmp(path + length - part, tail) &&
           (length == part || path[length - part - 1] == '.');
}

int axis_concerns(const struct scenario *scenario, const struct axis *axis, int algorithm)
{
    return !tree_path_excludes(scenario->base, axis->path, "algorithms", algorithm);
}

/* Axes of different algorithms may share a name: no case has both. */
static int has_clash(const struct scenario *scenario, const struct axis *axis, const char *tail)
{
    for (int i = 0; i < scenario->axes; i++) {
        const struct axis *other = &scenario->axis[i];
        if (other == axis || !ends_with(other->path, tail))
            continue;
        for (int algorithm = 0; algorithm < scenario->labels; algorithm++)
            if (axis_concerns(scenario, axis, algorithm) &&
                axis_concerns(scenario, other, algorithm))
                return 1;
    }
    return 0;
}

/* The last word of a path or, if that is `kind` or `name`, the one before it. If two axes would get
 * the same name, it takes more words. */
static const char *short_name(const struct scenario *scenario, const struct axis *axis,
                              struct pool *pool, struct err *err)
{
    size_t end = strlen(axis->path);
    if (end > strlen(".kind") && (ends_with(axis->path, "kind") || ends_with(axis->path, "name")))
        end -= strlen(".kind");
    size_t begin = end;
    do {
        begin -= begin < end; /* step over the dot */
        while (begin > 0 && axis->path[begin - 1] != '.')
            begin--;
    } while (begin > 0 && has_clash(scenario, axis, axis->path + begin));
    return pool_text(pool, axis->path + begin, end - begin, err);
}

/* Every axis must change some case: a path to an absent algorithm is an error. So is the list of
 * algorithms itself, since every algorithm gets its own cases anyway. */
static int check_axis_concerns(const struct scenario *scenario, const struct axis *axis,
                               struct err *err)
{
    if (!strcmp(axis->path, "algorithms"))
        return tree_fail(axis->value[0]->mark, ERR_USAGE, err,
                         "sweep of algorithms: every algorithm of the list is run; a path such as "
                         "algorithms.LABEL.step is expected");
    for (int algorithm = 0; algorithm < scenario->labels; algorithm++)
        if (axis_concerns(scenario, axis, algorithm))
            return 0;
    return tree_fail(axis->value[0]->mark, ERR_USAGE, err,
                     "sweep of %s: no algorithm has that number or label; a path such as "
                     "algorithms.LABEL.step, or algorithms.*.step of all, is expected",
                     axis->path);
}

static int name_axes(struct scenario *scenario, struct err *err)
{
    for (int i = 0; i < scenario->axes; i++) {
        scenario->axis[i].name = short_name(scenario, &scenario->axis[i], &scenario->pool, err);
        if (!scenario->axis[i].name || check_axis_concerns(scenario, &scenario->axis[i], err))
            return -1;
        for (int j = 0; j < i; j++)
            if (!strcmp(scenario->axis[i].path, scenario->axis[j].path))
                return err_set(err, ERR_USAGE, "%s: swept twice: %s", scenario->path,
                               scenario->axis[i].path);
    }
    return 0;
}

int scenario_axes(struct scenario *scenario, struct err *err)
{
    int turn = 0;
    return read_sweep(scenario, &turn, err) || read_run(scenario, &turn, err) ||
                   name_axes(scenario, err)
               ? -1
               : 0;
}
