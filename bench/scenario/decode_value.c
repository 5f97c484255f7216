#include "bench/scenario/decode_value.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int refuse_value(const struct option *row, const struct tree *value, const char *found,
                        struct err *err)
{
    char allowed[320];
    option_allowed(row, allowed, sizeof allowed);
    return tree_fail(value->mark, ERR_USAGE, err, "%s: %s where %s%s is expected", row->name, found,
                     row->type == OPTION_CHOICE || row->type == OPTION_WORD ? "one of " : "",
                     allowed);
}

static int decode_number(const struct option *row, const struct tree *value, double *number,
                         struct err *err)
{
    if (!value || value->kind != TREE_SCALAR || option_number(value->text, number))
        return refuse_value(row, value,
                            value->kind == TREE_SCALAR ? value->text : tree_shape(value), err);
    return option_check_range(row, *number, err) ? tree_locate(value->mark, err) : 0;
}

/* A whole number from 0 to INT_MAX. */
static int parse_whole(const struct tree *value, int *number)
{
    double real;
    if (value->kind != TREE_SCALAR || option_number(value->text, &real) || real < 0 ||
        real > INT_MAX || real != floor(real))
        return -1;
    *number = (int)real;
    return 0;
}

static int decode_interval(const struct option *row, const struct tree *value,
                           struct per_node *quantity, struct err *err)
{
    const struct tree *min = tree_get(value, "min"), *max = tree_get(value, "max");
    if (!min || !max || value->count != 2)
        return refuse_value(row, value, "a map other than {min, max}", err);
    if (decode_number(row, min, &quantity->low, err) ||
        decode_number(row, max, &quantity->high, err))
        return -1;
    if (quantity->low > quantity->high)
        return tree_fail(value->mark, ERR_USAGE, err, "%s: min %g is above max %g", row->name,
                         quantity->low, quantity->high);
    return 0;
}

static int decode_quantity(const struct option *row, const struct tree *value, void *field,
                           struct pool *pool, struct err *err)
{
    struct per_node *quantity = field;
    *quantity = (struct per_node){.set = 1};
    if (value->kind == TREE_MAP)
        return decode_interval(row, value, quantity, err);
    quantity->count = value->count;
    quantity->list = pool_zeroed(pool, (size_t)value->count, sizeof(double), err);
    if (!quantity->list)
        return -1;
    for (int i = 0; i < value->count; i++)
        if (decode_number(row, value->item[i], &quantity->list[i], err))
            return -1;
    return 0;
}

static int decode_schedule(const struct option *row, const struct tree *value, void *field,
                           struct err *err)
{
    struct schedule *schedule = field;
    schedule->count = 0;
    if (value->kind != TREE_LIST || value->count < 1)
        return refuse_value(row, value, tree_shape(value), err);
    if (value->count > SCHEDULE_STEPS)
        return tree_fail(value->mark, ERR_USAGE, err, "%s: %d steps, at most %d", row->name,
                         value->count, SCHEDULE_STEPS);
    for (int i = 0; i < value->count; i++) {
        const struct tree *step = value->item[i], *at = tree_get(step, "from"),
                          *to = tree_get(step, "value");
        int from;
        if (!at || !to || step->count != 2)
            return refuse_value(row, step, "a step other than {from, value}", err);
        if (parse_whole(at, &from) || (i == 0 && from != 0) ||
            (i > 0 && from <= schedule->step[i - 1].from))
            return tree_fail(at->mark, ERR_USAGE, err,
                             "%s: steps begin with from: 0 and rise, in whole iterations",
                             row->name);
        schedule->step[i].from = from;
        if (decode_number(row, to, &schedule->step[i].value, err))
            return -1;
        schedule->count++;
    }
    return 0;
}

static int decode_numbers(const struct option *row, const struct tree *value, void *field,
                          struct err *err)
{
    struct number_list *list = field;
    if (value->kind != TREE_LIST || value->count < 1 || value->count > NUMBER_LIST)
        return refuse_value(row, value, tree_shape(value), err);
    list->count = value->count;
    for (int i = 0; i < value->count; i++)
        if (decode_number(row, value->item[i], &list->number[i], err))
            return -1;
    return 0;
}

static int decode_edges(const struct option *row, const struct tree *value, void *field,
                        struct pool *pool, struct err *err)
{
    struct edge_list *edges = field;
    if (value->kind != TREE_LIST)
        return refuse_value(row, value, tree_shape(value), err);
    edges->count = value->count;
    edges->edge = pool_zeroed(pool, (size_t)value->count, sizeof *edges->edge, err);
    if (!edges->edge)
        return -1;
    for (int i = 0; i < value->count; i++) {
        const struct tree *pair = value->item[i];
        if (pair->kind != TREE_LIST || pair->count != 2)
            return refuse_value(row, pair, "something other than a pair", err);
        for (int end = 0; end < 2; end++)
            if (parse_whole(pair->item[end], &edges->edge[i][end]))
                return refuse_value(row, pair->item[end], "something other than a node", err);
    }
    return 0;
}

const char *decode_path(const struct tree *value, struct pool *pool, struct err *err)
{
    const char *file = value->mark.file,
               *slash = file && value->mark.line ? strrchr(file, '/') : NULL;
    if (value->text[0] == '/' || !slash)
        return pool_text(pool, value->text, strlen(value->text), err);
    return pool_format(pool, err, "%.*s/%s", (int)(slash - file), file, value->text);
}

static int decode_paths(const struct option *row, const struct tree *value, void *field,
                        struct pool *pool, struct err *err)
{
    struct path_list *paths = field;
    int count = value->kind == TREE_LIST ? value->count : 1;
    paths->path = pool_zeroed(pool, (size_t)count, sizeof *paths->path, err);
    if (!paths->path)
        return -1;
    for (int i = 0; i < count; i++) {
        const struct tree *path = value->kind == TREE_LIST ? value->item[i] : value;
        if (path->kind != TREE_SCALAR)
            return refuse_value(row, path, tree_shape(path), err);
        if (!(paths->path[paths->count++] = decode_path(path, pool, err)))
            return -1;
    }
    return 0;
}

int decode_value(const struct option *row, const struct tree *value, void *params,
                 struct pool *pool, struct err *err)
{
    void *field = (char *)params + row->offset;
    if (row->type == OPTION_PATHS)
        return decode_paths(row, value, field, pool, err);
    if (row->type == OPTION_EDGES)
        return decode_edges(row, value, field, pool, err);
    if (row->type == OPTION_PATH && value->kind == TREE_SCALAR) {
        *(const char **)field = decode_path(value, pool, err);
        return *(const char **)field ? 0 : -1;
    }
    if (value->kind == TREE_SCALAR)
        return option_set(row, params, value->text, err) ? tree_locate(value->mark, err) : 0;
    if (row->type == OPTION_PER_NODE)
        return decode_quantity(row, value, field, pool, err);
    if (row->type == OPTION_SCHEDULE)
        return decode_schedule(row, value, field, err);
    if (row->type == OPTION_NUMBERS)
        return decode_numbers(row, value, field, err);
    return refuse_value(row, value, tree_shape(value), err);
}
