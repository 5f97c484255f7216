#include "bench/tune/tuned_yaml.h"

#include "bench/common/statistics.h"
#include "bench/common/store.h"
#include "bench/scenario/decode_value.h"
#include "bench/scenario/file_paths.h"
#include "bench/scenario/tree_write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the scenario ---- */

/* tuned.yaml may lie in another folder, so relative paths would name other files. */
static int make_absolute(void *arg, struct tree *tree, struct err *err)
{
    struct pool *pool = arg;
    const char *path = decode_path(tree, pool, err);
    char *whole = path ? realpath(path, NULL) : NULL;
    if (whole)
        tree->text = pool_text(pool, whole, strlen(whole), err);
    free(whole);
    return path && tree->text ? 0 : -1;
}

static int put_text(struct tree *map, const char *key, const char *text, struct pool *pool,
                    struct err *err)
{
    struct tree *value = text ? tree_scalar(text, map->mark, pool, err) : NULL;
    return value && !tree_put(map, key, value, pool, err) ? 0 : -1;
}

/* The entry of an algorithm with a setting. */
static struct tree *chosen_entry(const struct contest *contest, const struct tuned_row *row,
                                 struct pool *pool, struct err *err)
{
    const struct tree *list = tree_get(contest->scenario->base, "algorithms");
    struct tree *entry = tree_copy(list->item[row->algorithm], pool, err);
    const struct space *space = &contest->contestant[row->algorithm].space;
    if (!entry || setting_put(space, &row->fresh->setting, entry, pool, err))
        return NULL;
    tree_drop(entry, "tune");
    return entry;
}

static struct tree *make_list(struct mark mark, size_t room, struct pool *pool, struct err *err)
{
    struct tree *list = tree_map(mark, pool, err);
    if (!list || !(list->item = pool_zeroed(pool, room, sizeof *list->item, err)))
        return NULL;
    list->kind = TREE_LIST;
    return list;
}

/* The algorithm's item by its label, or by its number where a label would be a pattern. */
static const char *path_of(const struct contest *contest, int algorithm, const char *parameter,
                           struct pool *pool, struct err *err)
{
    const char *label = contest->contestant[algorithm].label;
    double number;
    if (strpbrk(label, ".*?[\\") || !option_number(label, &number))
        return pool_format(pool, err, "algorithms.%d.%s", algorithm, parameter);
    return pool_format(pool, err, "algorithms.%s.%s", label, parameter);
}

/* The values of one parameter in all chosen settings (count,). */
static struct tree *chosen_values(const struct tuned_row *row, size_t count, int dimension,
                                  struct mark mark, struct pool *pool, struct err *err)
{
    struct tree *list = make_list(mark, count, pool, err);
    for (size_t i = 0; list && i < count; i++) {
        char number[SPACE_NUMBER];
        if (!row[i].chosen)
            continue;
        space_number(row[i].fresh->setting.value[dimension], number);
        if (!(list->item[list->count++] = tree_scalar(number, mark, pool, err)))
            return NULL;
    }
    return list;
}

/* A sweep through the chosen settings of an algorithm, whose rows these are. */
static struct tree *chosen_zip(const struct contest *contest, const struct tuned_row *row,
                               size_t count, struct mark mark, struct pool *pool, struct err *err)
{
    const struct space *space = &contest->contestant[row->algorithm].space;
    struct tree *zip = tree_map(mark, pool, err);
    for (int i = 0; zip && i < space->count; i++) {
        const char *path =
            path_of(contest, row->algorithm, space->dimension[i].row->name, pool, err);
        struct tree *values = chosen_values(row, count, i, mark, pool, err);
        if (!path || !values || tree_append(zip, path, values, pool, err))
            return NULL;
    }
    return zip;
}

static size_t rows_of(const struct tuned_row *row, size_t count, int algorithm, size_t *first)
{
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        if (row[i].algorithm != algorithm)
            continue;
        *first = rows++ ? *first : i;
    }
    return rows;
}

/* Adds an algorithm, and a sweep if several of its settings are chosen. */
static int add_algorithm(struct tree *list, struct tree *zips, const struct contest *contest,
                         const struct tuned_row *row, size_t count, struct pool *pool,
                         struct err *err)
{
    size_t chosen = 0, first = 0;
    for (size_t i = 0; i < count; i++) {
        first = row[i].chosen && !chosen ? i : first;
        chosen += (size_t)row[i].chosen;
    }
    if (chosen && !(list->item[list->count++] = chosen_entry(contest, &row[first], pool, err)))
        return -1;
    return chosen > 1 && !(zips->item[zips->count++] =
                               chosen_zip(contest, row, count, list->mark, pool, err))
               ? -1
               : 0;
}

static int put_algorithms(struct tree *tree, const struct contest *contest,
                          const struct tuned_row *row, size_t count, struct pool *pool,
                          struct err *err)
{
    size_t algorithms_count = (size_t)contest->count;
    struct tree *list = make_list(tree->mark, algorithms_count, pool, err);
    struct tree *zips = make_list(tree->mark, algorithms_count, pool, err);
    struct tree *sweep = tree_map(tree->mark, pool, err);
    for (int a = 0; list && zips && a < contest->count; a++) {
        size_t first = 0, rows = rows_of(row, count, a, &first);
        if (add_algorithm(list, zips, contest, row + first, rows, pool, err))
            return -1;
    }
    return !list || !zips || !sweep || tree_put(tree, "algorithms", list, pool, err) ||
                   (zips->count && (tree_append(sweep, "zip", zips, pool, err) ||
                                    tree_put(tree, "sweep", sweep, pool, err)))
               ? -1
               : 0;
}

static struct tree *tuned_tree(const struct tuned *tuned, const struct tuned_row *row, size_t count,
                               struct pool *pool, struct err *err)
{
    const struct contest *contest = tuned->contest;
    struct tree *tree = tree_copy(contest->scenario->base, pool, err);
    if (!tree || file_paths_visit(tree, make_absolute, pool, err) ||
        put_text(tree, "name", pool_format(pool, err, "%s-tuned", contest->scenario->name), pool,
                 err) ||
        put_text(tree, "trials", pool_format(pool, err, "%d", contest->trials), pool, err) ||
        put_algorithms(tree, contest, row, count, pool, err))
        return NULL;
    return tree;
}

/* ---- the evidence ---- */

static void put_goal(FILE *file, const struct question *question, const struct goal *goal)
{
    const char *speed = question->by_seconds ? "seconds" : "iterations";
    if (goal->kind == GOAL_LOWEST)
        fprintf(file, "the lowest floor within %g %s to %g dB", goal->limit, speed,
                question->target);
    else if (isfinite(goal->limit))
        fprintf(file, "the least %s to %g dB at a floor of at most %g dB", speed, question->target,
                goal->limit);
    else
        fprintf(file, "the least %s to %g dB", speed, question->target);
}

static void put_question(FILE *file, const struct question *question)
{
    fputs("# Question: ", file);
    for (size_t i = 0; i < question->asked; i++) {
        fputs(i ? "; " : "", file);
        put_goal(file, question, &question->goal[i]);
    }
    if (!question->asked)
        fprintf(file, "the front of %s to %g dB against the floor",
                question->by_seconds ? "seconds" : "iterations", question->target);
    fputc('\n', file);
}

static void put_stages(FILE *file, const struct tuned *tuned)
{
    for (int i = 0; i < STAGE_FRESH; i++)
        fprintf(file, "%s %d trials of the %s", i ? "," : "# Tuning:", tuned->stage[i].trials,
                tuned->stage[i].name);
    fprintf(file, "; seed %d\n# Fresh trials, which no choice has seen: seed %d, %d trials\n",
            tuned->request->seed, tuned->stage[STAGE_FRESH].seed, tuned->stage[STAGE_FRESH].trials);
}

static void put_space(FILE *file, const struct hunt *hunt)
{
    const struct contestant *contestant = hunt->contestant;
    char knows[80];
    contest_knows(contestant, knows, sizeof knows);
    fprintf(file, "# %s knows %s; settings tried: %zu in the grid, %zu in the search",
            contestant->label, knows, hunt->of[STAGE_GRID].count, hunt->of[STAGE_SEARCH].count);
    for (int i = 0; i < contestant->space.count; i++)
        fprintf(file, "%s %s in [%g, %g]", i ? "," : ":", contestant->space.dimension[i].row->name,
                contestant->space.dimension[i].low, contestant->space.dimension[i].high);
    fputc('\n', file);
}

static void put_score(FILE *file, const char *where, const struct score *score)
{
    fprintf(file, "%s", where);
    if (isfinite(score->iterations))
        fprintf(file, " %g iterations", score->iterations);
    else
        fputs(" not reached", file);
    if (isfinite(score->iterations_high))
        fprintf(file, " [%g, %g]", score->iterations_low, score->iterations_high);
    fprintf(file, ", floor %.2f", decibel(score->floor.mean));
    if (isfinite(score->floor.low) && score->floor.low > 0)
        fprintf(file, " [%.2f, %.2f]", decibel(score->floor.low), decibel(score->floor.high));
    fprintf(file, " dB%s", score->settled || score->diverged ? "" : " (not settled)");
}

static void put_evidence(FILE *file, const struct tuned *tuned, const struct tuned_row *row,
                         size_t count)
{
    fprintf(file, "# Made by %s\n", tuned->request->command);
    put_question(file, &tuned->request->question);
    put_stages(file, tuned);
    if (tuned->late)
        fputs("# The budget ended the search.\n", file);
    for (int a = 0; a < tuned->contest->count; a++)
        put_space(file, &tuned->hunt[a]);
    for (size_t i = 0; i < count; i++) {
        if (!row[i].chosen)
            continue;
        fprintf(file, "# %s", row[i].name);
        put_score(file, ": found", &row[i].found->score);
        put_score(file, "; fresh", &row[i].fresh->score);
        fputc('\n', file);
    }
}

int tuned_yaml(const char *path, const struct tuned *tuned, const struct tuned_row *row,
               size_t count, struct err *err)
{
    struct pool pool = {0};
    struct store_fresh fresh;
    struct tree *tree = tuned_tree(tuned, row, count, &pool, err);
    int failed = !tree || store_begin(&fresh, path, err);
    if (!failed) {
        put_evidence(fresh.file, tuned, row, count);
        int unwritten = tree_write(fresh.file, tree, err);
        failed = store_finish(&fresh, unwritten ? NULL : err) || unwritten;
    }
    pool_free(&pool);
    return failed ? -1 : 0;
}
