#include "bench/merge/merge.h"

#include "base/mem.h"
#include "bench/common/screen.h"
#include "bench/merge/joined.h"
#include "bench/merge/parts.h"
#include "bench/results/owned.h"
#include "bench/results/shard_json.h"
#include "bench/run/division.h"
#include "bench/run/recorder.h"
#include "bench/scenario/select_cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What the shards hold of a case. */
struct found {
    const struct journal_line *line; /* a shard has all of it; NULL: joined from blocks, or lost */
    struct finished_rows rows[RESULT_FILES];
    int is_lost;
};

struct merge {
    const struct merge_request *request;
    struct parts parts;
    struct pool pool;
    struct scenario scenario;
    struct files files;
    char *chosen;
    struct checked *checked;
    struct division division;
    struct found *found; /* (cases,) */
    struct results results;
    struct recorder recorder;
    int cases, absent, left_out;
};

/* ---- before anything is written ---- */

static int is_same_directory(const char *one, const char *other)
{
    struct stat a, b;
    return !stat(one, &a) && !stat(other, &b) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static int check_output(const struct merge_request *request, struct err *err)
{
    for (int i = 0; i < request->directories; i++)
        if (is_same_directory(request->output, request->directory[i]))
            return err_set(err, ERR_USAGE, "%s: a shard cannot be where the result goes",
                           request->output);
    int holds_cases;
    if (owned_check(request->output, &holds_cases, err))
        return -1;
    return holds_cases && request->mode == RESULTS_NEW
               ? err_set(err, ERR_USAGE, "%s: already holds results; --replace deletes them",
                         request->output)
               : 0;
}

static void print_note(const char *text)
{
    fputs("note: ", stderr);
    screen_text(stderr, 0, text);
    putc('\n', stderr);
}

static int check_complete(const struct merge *merge, struct err *err)
{
    char text[480];
    int doubled = parts_lack(&merge->parts, text, sizeof text);
    if (!text[0])
        return 0;
    if (doubled)
        return err_set(err, ERR_INCOMPARABLE, "%s", text);
    if (!merge->request->partial)
        return err_set(err, ERR_INCOMPARABLE, "%s; --partial takes what is there", text);
    print_note(text);
    return 0;
}

/* The cases and their division, as every shard saw them. */
static int rebuild_run(struct merge *merge, struct err *err)
{
    const char *filter;
    const struct part *first = &merge->parts.part[0];
    struct counting counting = {0};
    struct run_request request = {.saved = merge->parts.saved, .counting = &counting};
    struct scenario *scenario = &merge->scenario;
    if (shard_scenario(scenario, first->run, &merge->pool, &filter, err))
        return err_prefix(err, "%s/run.json: ", first->directory);
    merge->checked =
        pool_zeroed(&merge->pool, (size_t)scenario->cases, sizeof *merge->checked, err);
    int failed =
        !merge->checked || select_cases(scenario, filter, &merge->pool, &merge->chosen, err) < 0 ||
        run_check(scenario, merge->chosen, &request, &merge->files, merge->checked, err) ||
        division_make(&merge->division, scenario, merge->chosen, merge->checked, first->of, err);
    counting_free(&counting);
    return failed ? -1 : 0;
}

/* ---- which cases are whole: before anything is written, so that a failure leaves nothing ---- */

static int note_case(struct merge *merge, int item, const char *what, struct err *err)
{
    char *text = mem_format(err, "case %s is left out: %s", merge->scenario.item[item].name, what);
    if (!text)
        return -1;
    print_note(text);
    free(text);
    merge->found[item].is_lost = 1;
    return 0;
}

/* The first shard whose machine could not run a case; NULL: none. */
static const struct part *find_unable(const struct merge *merge, int item)
{
    for (int i = 0; i < merge->parts.count; i++)
        if (part_left_out(&merge->parts.part[i], merge->scenario.item[item].name))
            return &merge->parts.part[i];
    return NULL;
}

/* An undivided run on such a machine is complete, too. */
static int leave_out(struct merge *merge, int item, const struct part *unable, struct err *err)
{
    const char *why = part_left_out(unable, merge->scenario.item[item].name);
    char *text = mem_format(err, "on the machine of %s, %s", unable->directory, why);
    if (!text)
        return -1;
    int failed = note_case(merge, item, text, err);
    free(text);
    merge->left_out++;
    return failed;
}

static int lose_case(struct merge *merge, int item, const char *gap, struct err *err)
{
    const struct part *unable = find_unable(merge, item);
    if (unable)
        return leave_out(merge, item, unable, err);
    if (!merge->request->partial)
        return err_set(err, ERR_INCOMPARABLE,
                       "case %s: %s; run its shard again with --resume, or take what is there with "
                       "--partial",
                       merge->scenario.item[item].name, gap);
    merge->absent++;
    return note_case(merge, item, gap, err);
}

static int find_case(struct merge *merge, int item, struct err *err)
{
    struct found *found = &merge->found[item];
    struct joined joined;
    char gap[80];
    for (int i = 0; i < merge->parts.count && !found->line; i++)
        found->line = part_case(&merge->parts.part[i], item, found->rows);
    if (found->line)
        return 0;
    if (joined_find(&joined, &merge->parts, item, merge->checked[item].trials, gap, err))
        return gap[0] ? lose_case(merge, item, gap, err) : -1;
    joined_free(&joined);
    return 0;
}

static int find_cases(struct merge *merge, struct err *err)
{
    merge->found =
        pool_zeroed(&merge->pool, (size_t)merge->scenario.cases, sizeof *merge->found, err);
    if (!merge->found)
        return -1;
    for (int i = 0; i < merge->scenario.cases; i++) {
        if (merge->division.batch[i] < 0)
            continue;
        if (find_case(merge, i, err))
            return -1;
        merge->cases += !merge->found[i].is_lost;
    }
    if (merge->cases)
        return 0;
    return merge->absent ? err_set(err, ERR_INCOMPARABLE, "no case is whole")
                         : err_set(err, ERR_ABSENT,
                                   "no case is left: the machines of the shards could run none");
}

/* ---- writing ---- */

static int write_joined(struct merge *merge, int item, struct err *err)
{
    struct joined joined;
    struct batch batch = {0};
    struct measured measured = {0};
    char gap[80];
    if (joined_find(&joined, &merge->parts, item, merge->checked[item].trials, gap, err))
        return -1;
    int failed =
        batch_add(&batch, &merge->scenario.item[item], &merge->checked[item], &merge->files, err);
    if (!failed) {
        run_save(&batch.setup[0].plan, merge->parts.saved);
        failed = joined_add(&joined, &batch, &measured, err) ||
                 recorder_add(&merge->recorder, &batch, 0, &measured, 0, err) ||
                 recorder_finish(&merge->recorder, err);
    }
    batch_free(&batch);
    joined_free(&joined);
    return failed ? -1 : 0;
}

static int write_case(struct merge *merge, int item, struct err *err)
{
    const struct found *found = &merge->found[item];
    if (found->is_lost)
        return 0;
    if (!found->line)
        return write_joined(merge, item, err);
    merge->recorder.diverged |= found->line->diverged;
    return results_copy(&merge->results, found->line->text, found->rows, err);
}

/* In the order of a run that is not divided. */
static int write_cases(struct merge *merge, struct err *err)
{
    for (int batch = 0; batch < merge->division.batches; batch++)
        for (int i = 0; i < merge->scenario.cases; i++)
            if (merge->division.batch[i] == batch && write_case(merge, i, err))
                return -1;
    return 0;
}

static int write_result(struct merge *merge, struct err *err)
{
    const struct merge_request *request = merge->request;
    const struct scenario *scenario = &merge->scenario;
    json_t *more = NULL;
    if (joined_more(&merge->parts, &more, err) ||
        results_open(&merge->results, request->output, request->mode, scenario, request->command,
                     merge->parts.saved, more, err) ||
        joined_origin(&merge->parts, &merge->results, err))
        return -1;
    merge->recorder =
        (struct recorder){.scenario = scenario, .results = &merge->results, .quiet = 1};
    return write_cases(merge, err) || results_close(&merge->results, scenario, request->command,
                                                    merge->absent ? "partial" : "complete", err)
               ? -1
               : 0;
}

static void print_end(const struct merge *merge)
{
    fprintf(stderr, "%d case%s from %d shard%s; results in ", merge->cases,
            merge->cases == 1 ? "" : "s", merge->parts.count, merge->parts.count == 1 ? "" : "s");
    screen_text(stderr, 0, merge->request->output);
    putc('\n', stderr);
}

static void print_notes(const struct parts *parts)
{
    json_t *note;
    size_t i;
    json_array_foreach(parts->notes, i, note) print_note(json_string_value(note));
}

static void free_merge(struct merge *merge)
{
    recorder_free(&merge->recorder);
    results_free(&merge->results);
    parts_free(&merge->parts);
    division_free(&merge->division);
    files_free(&merge->files);
    scenario_free(&merge->scenario);
    pool_free(&merge->pool);
}

int merge_shards(const struct merge_request *request, struct err *err)
{
    struct merge merge = {.request = request, .results = {.lock = -1}};
    int failed = parts_open(&merge.parts, request->directory, request->directories, err) ||
                 check_output(request, err) || check_complete(&merge, err) ||
                 rebuild_run(&merge, err) || parts_read(&merge.parts, &merge.scenario, err);
    if (!failed) {
        print_notes(&merge.parts);
        failed = find_cases(&merge, err) || write_result(&merge, err);
    }
    if (failed && merge.results.journal) /* keeps the first error */
        results_close(&merge.results, &merge.scenario, request->command, "failed", NULL);
    if (!failed)
        print_end(&merge);
    int diverged = merge.recorder.diverged;
    free_merge(&merge);
    return failed ? -1 : diverged ? RUN_DIVERGED : 0;
}
