#include "bench/scenario/ranges.h"

#include "base/join.h"

static int is_number(enum option_type type)
{
    return type == OPTION_INT || type == OPTION_REAL || type == OPTION_INT_OR_WORD ||
           type == OPTION_REAL_OR_WORD || type == OPTION_PER_NODE || type == OPTION_SCHEDULE;
}

static const char *shown(const struct tree *tree)
{
    if (tree->kind != TREE_SCALAR)
        return tree_shape(tree);
    return tree->text[0] ? tree->text : "nothing";
}

static int read_end(const struct option *row, const struct tree *tree, double *end, struct err *err)
{
    if (tree->kind != TREE_SCALAR || option_number(tree->text, end))
        return tree_fail(tree->mark, ERR_USAGE, err, "tune.%s: %s where a number is expected",
                         row->name, shown(tree));
    return option_check_range(row, *end, err) ? tree_locate(tree->mark, err) : 0;
}

static int read_range(struct range *range, const struct option *row, const struct tree *tree,
                      struct err *err)
{
    *range = (struct range){.row = row};
    if (tree->kind != TREE_LIST || tree->count != 2)
        return tree_fail(tree->mark, ERR_USAGE, err,
                         "tune.%s: %s where a range such as [0.01, 1] is expected", row->name,
                         shown(tree));
    if (read_end(row, tree->item[0], &range->low, err) ||
        read_end(row, tree->item[1], &range->high, err))
        return -1;
    return range->low < range->high
               ? 0
               : tree_fail(tree->mark, ERR_USAGE, err, "tune.%s: %g is not below %g", row->name,
                           range->low, range->high);
}

static int refuse_key(const struct tree *tune, int i, const struct options *options,
                      struct err *err)
{
    char allowed[300] = "";
    for (size_t r = 0; r < options->count; r++)
        if (is_number(options->row[r].type))
            join(allowed, sizeof allowed, ", ", options->row[r].name);
    return tree_fail(tune->key_mark[i], ERR_USAGE, err,
                     "tune.%s: no number that can be tuned; allowed: %s", tune->key[i], allowed);
}

int ranges_read(struct ranges *ranges, const struct tree *tune, const struct options *options,
                struct err *err)
{
    *ranges = (struct ranges){0};
    if (tune->kind != TREE_MAP)
        return tree_fail(tune->mark, ERR_USAGE, err,
                         "tune: %s where a map such as {step: [0.01, 1]} is expected", shown(tune));
    for (int i = 0; i < tune->count; i++) {
        const struct option *row = option_find(options, tune->key[i]);
        if (!row || !is_number(row->type))
            return refuse_key(tune, i, options, err);
        if (ranges->count == RANGES_MOST)
            return tree_fail(tune->key_mark[i], ERR_USAGE, err,
                             "tune.%s: at most %d parameters can be tuned", row->name, RANGES_MOST);
        if (read_range(&ranges->range[ranges->count++], row, tune->item[i], err))
            return -1;
    }
    return 0;
}
