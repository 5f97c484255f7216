#include "bench/results/blocks.h"

#include "base/mem.h"
#include "bench/common/store.h"
#include "bench/results/block_json.h"
#include "bench/results/result_files.h"
#include "engine/outcome.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *path_of(const char *directory, struct err *err)
{
    return mem_format(err, "%s/%s", directory, result_file_name(RESULT_BLOCKS));
}

/* ---- reading ---- */

static int find_case(const struct scenario *scenario, const char *name)
{
    for (int i = 0; name && i < scenario->cases; i++)
        if (!strcmp(scenario->item[i].name, name))
            return i;
    return -1;
}

static int is_count(const json_t *json, int least)
{
    return json_is_integer(json) && json_integer_value(json) >= least &&
           json_integer_value(json) <= 1 << 30;
}

/* The span of a line; -1: it is damaged, or of another scenario. */
static int read_span(const json_t *line, const struct scenario *scenario, struct block_span *span)
{
    const json_t *first = json_object_get(line, "first_trial"),
                 *trials = json_object_get(line, "trials");
    span->item = find_case(scenario, json_string_value(json_object_get(line, "case")));
    if (span->item < 0 || !is_count(first, 0) || !is_count(trials, 1))
        return -1;
    span->first_trial = (int)json_integer_value(first);
    span->trials = (int)json_integer_value(trials);
    return 0;
}

struct visit {
    const struct scenario *scenario;
    json_t *notes;
    int (*take)(void *, struct block_span, long at, struct err *);
    void *arg;
    long whole; /* bytes up to the end of the last line that ended */
};

static int visit_line(const struct visit *visit, const char *text, const char *path, int number,
                      struct err *err)
{
    struct block_span span;
    json_t *line = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    int failed = 0;
    if (read_span(line, visit->scenario, &span))
        failed = json_array_append_new(
            visit->notes,
            json_sprintf("%s:%d: this line is damaged; its block is run again", path, number));
    else
        failed = visit->take(visit->arg, span, visit->whole, err);
    json_decref(line);
    return failed;
}

/* A last line without a newline was being written and is skipped. */
static int visit_file(struct visit *visit, const char *path, struct err *err)
{
    char *text = NULL;
    size_t room = 0;
    ssize_t length;
    int number = 0, failed = 0;
    FILE *file = fopen(path, "re");
    if (!file)
        return errno == ENOENT ? 0 : err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    while (!failed && (length = getline(&text, &room, file)) > 0 && text[length - 1] == '\n') {
        failed = visit_line(visit, text, path, ++number, err);
        visit->whole += length;
    }
    free(text);
    fclose(file);
    return failed;
}

int blocks_visit(const char *directory, const struct scenario *scenario, json_t *notes,
                 int (*take)(void *, struct block_span, long at, struct err *), void *arg,
                 struct err *err)
{
    struct visit visit = {.scenario = scenario, .notes = notes, .take = take, .arg = arg};
    char *path = path_of(directory, err);
    int failed = path ? visit_file(&visit, path, err) : -1;
    free(path);
    return failed;
}

static json_t *line_at(const char *path, long at, struct err *err)
{
    char *text = NULL;
    size_t room = 0;
    FILE *file = fopen(path, "re");
    json_t *line = NULL;
    if (!file || fseek(file, at, SEEK_SET) || getline(&text, &room, file) < 0)
        err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    else if (!(line = json_loads(text, JSON_REJECT_DUPLICATES, NULL)))
        err_set(err, ERR_INTERNAL, "%s: changed while it was read", path);
    if (file)
        fclose(file);
    free(text);
    return line;
}

json_t *blocks_line(const char *directory, long at, struct err *err)
{
    char *path = path_of(directory, err);
    json_t *line = path ? line_at(path, at, err) : NULL;
    free(path);
    return line;
}

/* ---- writing ---- */

static int remember_block(void *arg, struct block_span span, long at, struct err *err)
{
    struct blocks *blocks = arg;
    if (mem_grow(&blocks->done, blocks->count, sizeof *blocks->done, err))
        return -1;
    blocks->done[blocks->count++] = (struct finished_block){span, at};
    return 0;
}

int blocks_open(struct blocks *blocks, const char *directory, int resumes,
                const struct scenario *scenario, json_t *notes, struct err *err)
{
    struct visit visit = {
        .scenario = scenario, .notes = notes, .take = remember_block, .arg = blocks};
    *blocks = (struct blocks){.path = path_of(directory, err)};
    if (!blocks->path || (resumes && visit_file(&visit, blocks->path, err)) ||
        (visit.whole && store_cut(blocks->path, (size_t)visit.whole, err)))
        return -1;
    blocks->file = visit.whole ? store_append(blocks->path, err) : store_create(blocks->path, err);
    return blocks->file ? 0 : -1;
}

int blocks_have(const struct blocks *blocks, struct block_span span)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block_span *done = &blocks->done[i].span;
        if (done->item == span.item && done->first_trial == span.first_trial &&
            done->trials == span.trials)
            return 1;
    }
    return 0;
}

int blocks_add(struct blocks *blocks, const struct scenario *scenario, struct block_span span,
               const struct plan *plan, const struct outcome *outcome,
               const struct block_origin *origin, struct err *err)
{
    long at = ftell(blocks->file);
    json_t *line = block_json(scenario->item[span.item].name, plan, outcome, origin);
    int failed = !line;
    if (failed)
        err_set(err, ERR_INTERNAL, "out of memory: a line of blocks.jsonl");
    else if (json_dumpf(line, blocks->file, JSON_COMPACT) || putc('\n', blocks->file) == EOF)
        failed =
            err_set(err, ERR_INTERNAL, "%s: %s", result_file_name(RESULT_BLOCKS), strerror(errno));
    json_decref(line);
    return failed ? -1 : remember_block(blocks, span, at, err);
}

/* One line, which ends with a newline at `end`. */
static int add_line(struct blocks *blocks, const struct scenario *scenario, const char *line,
                    const char *end, struct err *err)
{
    struct block_span span;
    size_t length = (size_t)(end + 1 - line);
    json_t *json = json_loadb(line, length, JSON_REJECT_DUPLICATES, NULL);
    int failed = read_span(json, scenario, &span);
    json_decref(json);
    if (failed)
        return err_set(err, ERR_INTERNAL, "a block of another process is not one of %s",
                       scenario->name);
    long at = ftell(blocks->file);
    if (blocks_have(blocks, span))
        return 0;
    if (fwrite(line, 1, length, blocks->file) != length)
        return err_set(err, ERR_INTERNAL, "%s: %s", blocks->path, strerror(errno));
    return remember_block(blocks, span, at, err);
}

int blocks_add_text(struct blocks *blocks, const struct scenario *scenario, const char *lines,
                    struct err *err)
{
    for (const char *end; (end = strchr(lines, '\n')); lines = end + 1)
        if (add_line(blocks, scenario, lines, end, err))
            return -1;
    return 0;
}

int blocks_sync(struct blocks *blocks, struct err *err)
{
    return blocks->path ? store_sync(blocks->file, blocks->path, err) : 0;
}

void blocks_close(struct blocks *blocks)
{
    if (blocks->file)
        fclose(blocks->file);
    free(blocks->path);
    free(blocks->done);
    *blocks = (struct blocks){0};
}

int blocks_drop(const char *directory, struct err *err)
{
    char *path = path_of(directory, err);
    int failed = !path;
    if (path && unlink(path) && errno != ENOENT)
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    free(path);
    return failed ? -1 : 0;
}

/* ---- joining ---- */

static int join_block(const struct blocks *blocks, const struct finished_block *one,
                      const struct plan *plan, struct outcome *outcome, struct err *err)
{
    struct block_origin origin;
    json_t *line = line_at(blocks->path, one->at, err);
    int failed = !line || block_add(outcome, plan, one->span, line, &origin, err);
    json_decref(line);
    return failed ? -1 : 0;
}

int blocks_join(const struct blocks *blocks, int item, const struct plan *plan,
                struct outcome *outcome, struct err *err)
{
    int trials = 0;
    if (outcome_init(outcome, plan, err))
        return -1;
    for (size_t i = 0; i < blocks->count; i++) {
        const struct finished_block *one = &blocks->done[i];
        if (one->span.item != item)
            continue;
        if (join_block(blocks, one, plan, outcome, err))
            return -1;
        trials += one->span.trials;
    }
    return trials == plan->trials ? 0
                                  : err_set(err, ERR_INTERNAL, "%s: %d of %d trials of a case",
                                            blocks->path, trials, plan->trials);
}
