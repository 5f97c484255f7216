#include "bench/tune/memory.h"

#include "base/mem.h"
#include "bench/common/json.h"
#include "bench/common/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- a score as JSON ---- */

json_t *score_json(const struct score *score)
{
    return json_pack("{s:i, s:b, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "trials", score->trials,
                     "diverged", score->diverged, "settled", score->settled, "iterations",
                     json_number_or_null(score->iterations), "iterations_low",
                     json_number_or_null(score->iterations_low), "iterations_high",
                     json_number_or_null(score->iterations_high), "seconds_per_iteration",
                     json_number_or_null(score->seconds), "floor",
                     json_number_or_null(score->floor.mean), "floor_low",
                     json_number_or_null(score->floor.low), "floor_high",
                     json_number_or_null(score->floor.high));
}

static double number_or(const json_t *json, const char *key, double otherwise)
{
    const json_t *value = json_object_get(json, key);
    return json_is_number(value) ? json_number_value(value) : otherwise;
}

int score_from(const json_t *json, struct score *score)
{
    *score = (struct score){
        .trials = (int)json_integer_value(json_object_get(json, "trials")),
        .diverged = json_is_true(json_object_get(json, "diverged")),
        .settled = json_is_true(json_object_get(json, "settled")),
        .iterations = number_or(json, "iterations", INFINITY),
        .seconds = number_or(json, "seconds_per_iteration", NAN),
        .floor = {number_or(json, "floor", INFINITY), number_or(json, "floor_low", NAN),
                  number_or(json, "floor_high", NAN)},
    };
    /* an interval of which resamples never reached the target has no upper end */
    score->iterations_low = number_or(json, "iterations_low", NAN);
    score->iterations_high =
        number_or(json, "iterations_high", isnan(score->iterations_low) ? NAN : INFINITY);
    return score->trials > 0 ? 0 : -1;
}

/* ---- the journal ---- */

static int remember(struct memory *memory, const char *key, const struct score *score,
                    struct err *err)
{
    struct remembered item = {mem_text(key, err), *score};
    if (!item.key || mem_grow(&memory->item, memory->count, sizeof item, err)) {
        free(item.key);
        return -1;
    }
    memory->item[memory->count++] = item;
    return 0;
}

/* A line that a kill cut off, or that is damaged, is run again. */
static int take_line(struct memory *memory, const char *text, struct err *err)
{
    json_t *line = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    const char *key = json_string_value(json_object_get(line, "key"));
    struct score score;
    int failed = key && !score_from(json_object_get(line, "score"), &score) &&
                 !memory_find(memory, key) && remember(memory, key, &score, err);
    json_decref(line);
    return failed ? -1 : 0;
}

static int check_asked(const struct memory *memory, const char *text, const json_t *asked,
                       struct err *err)
{
    json_t *before = json_loads(text, 0, NULL);
    int same = before && json_equal(before, asked);
    json_decref(before);
    return same ? 0
                : err_set(err, ERR_USAGE,
                          "%s: was begun with another scenario, other options or another build: "
                          "cannot resume it",
                          memory->path);
}

/* Reads the whole lines. Returns their bytes, or -1 and err. */
static long read_lines(struct memory *memory, FILE *file, const json_t *asked, struct err *err)
{
    char *text = NULL;
    size_t room = 0;
    long whole = 0;
    ssize_t length;
    int failed = 0;
    rewind(file);
    while (!failed && (length = getline(&text, &room, file)) > 0 && text[length - 1] == '\n') {
        failed = whole ? take_line(memory, text, err) : check_asked(memory, text, asked, err);
        whole += length;
    }
    free(text);
    return failed ? -1 : whole;
}

static int write_asked(struct memory *memory, const json_t *asked, struct err *err)
{
    json_dumpf(asked, memory->journal, JSON_COMPACT);
    fputc('\n', memory->journal);
    return store_sync(memory->journal, memory->path, err);
}

static int resume_journal(struct memory *memory, const json_t *asked, struct err *err)
{
    FILE *file = fopen(memory->path, "re");
    if (!file)
        return err_set(err, ERR_USAGE, "%s: %s", memory->path, strerror(errno));
    long whole = read_lines(memory, file, asked, err);
    fclose(file);
    if (whole < 0 || store_cut(memory->path, (size_t)whole, err) ||
        !(memory->journal = store_append(memory->path, err)))
        return -1;
    return whole ? 0 : write_asked(memory, asked, err);
}

int memory_open(struct memory *memory, const char *directory, const json_t *asked, int resume,
                struct err *err)
{
    if (!(memory->path = mem_format(err, "%s/tune.jsonl", directory)))
        return -1;
    if (resume)
        return resume_journal(memory, asked, err);
    if (!access(memory->path, F_OK))
        return err_set(
            err, ERR_USAGE,
            "%s: already there; --resume continues the tuning, or give another directory",
            memory->path);
    memory->journal = store_create(memory->path, err);
    return memory->journal ? write_asked(memory, asked, err) : -1;
}

const struct score *memory_find(const struct memory *memory, const char *key)
{
    for (size_t i = 0; i < memory->count; i++)
        if (!strcmp(memory->item[i].key, key))
            return &memory->item[i].score;
    return NULL;
}

int memory_add(struct memory *memory, const char *key, const struct score *score, struct err *err)
{
    if (remember(memory, key, score, err))
        return -1;
    if (!memory->journal)
        return 0;
    json_t *line = json_pack("{s:s, s:o}", "key", key, "score", score_json(score));
    int failed = !line || json_dumpf(line, memory->journal, JSON_COMPACT) ||
                 fputc('\n', memory->journal) == EOF;
    json_decref(line);
    return failed ? err_set(err, ERR_INTERNAL, "%s: %s", memory->path, strerror(errno)) : 0;
}

int memory_sync(struct memory *memory, struct err *err)
{
    return memory->journal ? store_sync(memory->journal, memory->path, err) : 0;
}

void memory_free(struct memory *memory)
{
    for (size_t i = 0; i < memory->count; i++)
        free(memory->item[i].key);
    free(memory->item);
    free(memory->path);
    if (memory->journal)
        fclose(memory->journal);
    *memory = (struct memory){0};
}
