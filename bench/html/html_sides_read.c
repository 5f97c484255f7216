/* Reads the sides and finds the cases that they share. */
#include "bench/common/json.h"
#include "bench/html/html_sides.h"

#include "base/mem.h"
#include "bench/compare/compare_scenario.h"
#include "bench/results/pack.h"
#include "bench/results/read_results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- sides ---- */

static int read_directory(struct html_side *side, struct err *err)
{
    static const struct column *const needed[] = {&summary_case, &summary_digest, NULL};
    json_t *run = NULL, *cases = NULL;
    int failed = results_read_run(side->path, &run, err) ||
                 results_read_cases(side->path, needed, &cases, err);
    if (!failed && !(side->runs = json_pack("[{s:O, s:O}]", "run", run, "cases", cases)))
        failed = err_set(err, ERR_INTERNAL, "out of memory: %s", side->path);
    json_decref(run);
    json_decref(cases);
    return failed ? -1 : 0;
}

static int check_runs(const struct html_side *side, struct err *err)
{
    const json_t *entry, *item;
    size_t i, j;
    json_array_foreach(side->runs, i, entry)
    {
        const char *status = json_text_at(json_object_get(entry, "run"), "status");
        if (strcmp(status, "complete"))
            return err_set(
                err, ERR_USAGE,
                "%s: the run is %s, not complete: 'slabmark run ... --resume' finishes it",
                side->path, *status ? status : "of unknown status");
        json_array_foreach(json_object_get(entry, "cases"), j, item)
        {
            if (!*json_text_at(item, summary_case.name) ||
                !*json_text_at(item, summary_digest.name))
                return err_set(err, ERR_USAGE,
                               "%s: runs[%zu].cases[%zu] has no \"%s\" or no \"%s\"", side->path, i,
                               j, summary_case.name, summary_digest.name);
        }
    }
    return 0;
}

static int read_ceilings(struct html_side *side, struct err *err)
{
    side->ceilings = mem_zeroed(1, sizeof *side->ceilings, err);
    if (!side->ceilings)
        return -1;
    if (ceilings_from_json(side->ceilings, json_object_get(side->run, "ceilings"), NULL)) {
        free(side->ceilings);
        side->ceilings = NULL;
    }
    return 0;
}

static int read_side(struct html_sides *sides, const char *path, struct err *err)
{
    struct html_side *side = &sides->side[sides->count];
    sides->count++;
    side->path = path;
    if ((pack_names(path) ? pack_read(path, &side->runs, err) : read_directory(side, err)) ||
        check_runs(side, err))
        return -1;
    side->run = json_object_get(json_array_get(side->runs, 0), "run");
    return read_ceilings(side, err);
}

/* ---- shared cases ---- */

static struct html_shared *find_shared(struct html_sides *sides, const char *name)
{
    for (size_t i = 0; i < sides->cases; i++)
        if (!strcmp(sides->shared[i].name, name))
            return &sides->shared[i];
    return NULL;
}

static int add_case(struct html_sides *sides, int side, const char *run, const json_t *line,
                    struct err *err)
{
    char *name = mem_format(err, "%s %s", run, json_text_at(line, summary_case.name));
    if (!name)
        return -1;
    struct html_shared *shared = find_shared(sides, name);
    if (shared) {
        free(name);
        shared->line[side] = line;
        return 0;
    }
    if (mem_grow(&sides->shared, sides->cases, sizeof *sides->shared, err)) {
        free(name);
        return -1;
    }
    shared = &sides->shared[sides->cases++];
    *shared = (struct html_shared){.name = name};
    shared->line[side] = line;
    return 0;
}

static int add_side(struct html_sides *sides, int side, struct err *err)
{
    const json_t *entry, *line;
    size_t i, j;
    json_array_foreach(sides->side[side].runs, i, entry)
    {
        const char *run = json_text_at(json_object_get(entry, "run"), "name");
        json_array_foreach(json_object_get(entry, "cases"), j, line)
        {
            if (add_case(sides, side, run, line, err))
                return -1;
        }
    }
    return 0;
}

/* 1 when two lines were computed from the same scenario; -1: out of memory. */
static int is_same_scenario(const json_t *a, const json_t *b)
{
    const char *label = json_text_at(a, summary_label.name);
    json_t *base = compare_scenario_of_case(json_object_get(a, "resolved"), label);
    json_t *fresh = compare_scenario_of_case(json_object_get(b, "resolved"), label);
    int same = base && fresh ? json_equal(base, fresh) : -1;
    json_decref(base);
    json_decref(fresh);
    return same;
}

static int count_sides(const struct html_shared *shared)
{
    int count = 0;
    for (int i = 0; i < HTML_SIDES; i++)
        count += shared->line[i] != NULL;
    return count;
}

/* 1 when all sides that have the case have its scenario; -1: out of memory. */
static int is_comparable(const struct html_shared *shared)
{
    const json_t *first = NULL;
    for (int i = 0; i < HTML_SIDES; i++) {
        int same = shared->line[i] && first ? is_same_scenario(first, shared->line[i]) : 1;
        if (same != 1)
            return same;
        if (!first)
            first = shared->line[i];
    }
    return 1;
}

/* Keeps the cases that can be compared. Names those of different scenarios, counts those that only
 * one side has. */
static int keep_shared(struct html_sides *sides, struct err *err)
{
    size_t kept = 0;
    int failed = 0;
    for (size_t i = 0; i < sides->cases; i++) {
        struct html_shared *shared = &sides->shared[i];
        int enough = count_sides(shared) > 1 || sides->count == 1,
            comparable = enough ? is_comparable(shared) : 1;
        failed = failed || comparable < 0;
        if (enough && comparable == 1) {
            sides->shared[kept++] = *shared;
            continue;
        }
        if (enough)
            failed = failed || json_array_append_new(sides->others, json_string(shared->name));
        sides->alone += !enough;
        free(shared->name);
    }
    sides->cases = kept;
    return failed ? err_set(err, ERR_INTERNAL, "out of memory: the shared cases") : 0;
}

int html_sides_read(struct html_sides *sides, const char *const *path, int count, struct err *err)
{
    *sides = (struct html_sides){.charts = json_array(), .others = json_array()};
    if (!sides->charts || !sides->others)
        return err_set(err, ERR_INTERNAL, "out of memory: the page");
    if (count > HTML_SIDES)
        return err_set(err, ERR_USAGE, "%d results: at most %d are shown side by side", count,
                       HTML_SIDES);
    for (int i = 0; i < count; i++)
        if (read_side(sides, path[i], err))
            return -1;
    for (int i = 0; i < count; i++)
        if (add_side(sides, i, err))
            return -1;
    if (keep_shared(sides, err))
        return -1;
    html_sides_name(sides);
    if (sides->cases)
        return 0;
    return count == 1 ? err_set(err, ERR_USAGE, "%s: no finished case, nothing to show", path[0])
                      : err_set(err, ERR_INCOMPARABLE,
                                "the results share no case of one scenario: nothing to compare");
}

void html_sides_free(struct html_sides *sides)
{
    for (size_t i = 0; i < sides->cases; i++)
        free(sides->shared[i].name);
    free(sides->shared);
    for (int i = 0; i < sides->count; i++) {
        json_decref(sides->side[i].runs);
        free(sides->side[i].ceilings);
    }
    json_decref(sides->others);
    json_decref(sides->charts);
}
