#include "bench/ab/ab_store.h"

#include "base/mem.h"
#include "bench/common/json.h"
#include "bench/common/store.h"
#include "bench/scenario/tree_json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { AB_SCHEMA = 1 };

static char *inside(const struct ab *ab, const char *name, struct err *err)
{
    return mem_format(err, "%s/%s", ab->options->output, name);
}

/* ---- ab.json: the programs and cases compared ---- */

static json_t *cases_json(const struct ab *ab)
{
    json_t *cases = json_object();
    for (int i = 0; i < ab->cases; i++)
        json_object_set_new(cases, ab->item[i].item->name, tree_json(ab->item[i].item->tree));
    return cases;
}

static json_t *program_json(const struct ab *ab, int which)
{
    char identity[20];
    snprintf(identity, sizeof identity, "%016" PRIx64, ab->program[which].identity);
    return json_pack("{s:o, s:s}", "path", json_cleaned(ab->program[which].path), "identity",
                     identity);
}

static json_t *subject_json(const struct ab *ab)
{
    char started[32];
    time_t seconds = time(NULL);
    struct tm utc;
    strftime(started, sizeof started, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&seconds, &utc));
    return json_pack("{s:i, s:o, s:o, s:s, s:f, s:o, s:o, s:o}", "schema", AB_SCHEMA, "scenario",
                     json_cleaned(ab->scenario->name), "command",
                     json_cleaned(ab->options->command), "started", started, "margin",
                     ab->options->margin, "old", program_json(ab, 0), "new", program_json(ab, 1),
                     "cases", cases_json(ab));
}

static int write_subject(const struct ab *ab, struct err *err)
{
    char *path = inside(ab, "ab.json", err);
    json_t *json = path ? subject_json(ab) : NULL;
    int failed = !path ? -1
                 : !json
                     ? err_set(err, ERR_INTERNAL, "%s: out of memory, or a text is not UTF-8", path)
                     : store_json(path, json, err);
    json_decref(json);
    free(path);
    return failed;
}

/* ---- resuming ---- */

/* The keys that must be equal to resume, and the words for a difference. */
static const char *first_difference(const json_t *before, const json_t *now)
{
    static const char *const keys[][2] = {{"schema", "another version of the format"},
                                          {"margin", "another margin"},
                                          {"cases", "other cases"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!json_equal(json_object_get(before, keys[i][0]), json_object_get(now, keys[i][0])))
            return keys[i][1];
    for (int i = 0; i < 2; i++) {
        const char *side = i ? "new" : "old";
        if (!json_equal(json_object_get(json_object_get(before, side), "identity"),
                        json_object_get(json_object_get(now, side), "identity")))
            return i ? "another NEW program" : "another OLD program";
    }
    return NULL;
}

static int same_subject(const struct ab *ab, struct err *err)
{
    char *path = inside(ab, "ab.json", err);
    if (!path)
        return -1;
    json_t *before = json_load_file(path, 0, NULL), *now = subject_json(ab);
    const char *difference = before && now ? first_difference(before, now) : NULL;
    int failed = 0;
    if (!before)
        failed = err_set(err, ERR_USAGE, "%s: there is no comparison to resume", path);
    else if (difference)
        failed = err_set(err, ERR_USAGE, "%s: holds a comparison with %s: cannot resume it", path,
                         difference);
    json_decref(before);
    json_decref(now);
    free(path);
    return failed;
}

static struct ab_case *find_case(struct ab *ab, const char *name)
{
    for (int i = 0; name && i < ab->cases; i++)
        if (!strcmp(ab->item[i].item->name, name))
            return &ab->item[i];
    return NULL;
}

void ab_take(struct ab *ab, struct ab_case *item, const struct record *record)
{
    item->size = record->size;
    ab_throttle_add(&ab->throttle, record->clock);
    if (record->kind == RECORD_GUARD) {
        if (ab->guard.count < GUARDS)
            ab->guard.cpu[ab->guard.count++] = record->cpu;
        return;
    }
    struct stage *stage = &item->stage[record->kind];
    if (stage->count == LOOKS_LAST)
        return;
    size_t i = stage->count++;
    stage->cpu[i] = record->cpu;
    stage->wall[i] = record->wall;
    stage->ran[i] = record->ran;
    for (int side = 0; side < 2; side++) {
        stage->ns[side][i] = record->ns[side];
        stage->wall_ns[side][i] = record->wall_ns[side];
        for (int p = 0; p < ALL_PHASES; p++)
            stage->phase[side][p][i] = record->phase[side][p];
    }
    item->latest = *record;
}

/* Returns 1 when the line is complete. */
static int take_line(struct ab *ab, const char *line)
{
    struct record record;
    json_t *json = json_loads(line, 0, NULL);
    struct ab_case *item = find_case(ab, json_string_value(json_object_get(json, "case")));
    int whole = item && !record_read(&record, json);
    if (whole)
        ab_take(ab, item, &record);
    json_decref(json);
    ab->resumed += (size_t)whole;
    return whole;
}

/* Removes a last line that is incomplete because the run was killed. */
static int take_pairs(struct ab *ab, const char *path, struct err *err)
{
    char *line = NULL;
    size_t room = 0;
    long long whole = 0;
    ssize_t length;
    FILE *file = fopen(path, "r");
    while (file && (length = getline(&line, &room, file)) > 0 && line[length - 1] == '\n' &&
           take_line(ab, line))
        whole += length;
    free(line);
    if (!file || fclose(file))
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    return store_cut(path, (size_t)whole, err);
}

/* ---- opening and writing ---- */

/* One that ended before its first pair is no loss. */
static int refuse_full(const char *path, const struct ab *ab, struct err *err)
{
    struct stat status;
    return stat(path, &status) || !status.st_size
               ? 0
               : err_set(err, ERR_USAGE, "%s: already holds a comparison; --resume continues it",
                         ab->options->output);
}

int ab_store_open(struct ab *ab, struct err *err)
{
    char *path = inside(ab, "pairs.jsonl", err);
    if (!path)
        return -1;
    int failed = ab->options->resume ? same_subject(ab, err) || take_pairs(ab, path, err)
                                     : store_directory(ab->options->output, err) ||
                                           refuse_full(path, ab, err) || write_subject(ab, err);
    failed = failed || !(ab->journal = store_append(path, err));
    free(path);
    return failed ? -1 : 0;
}

int ab_store_pair(struct ab *ab, const struct ab_case *item, const struct record *record,
                  const struct pair *pair, struct err *err)
{
    json_t *json = record_json(item->item->name, record, pair);
    if (!json)
        return err_set(err, ERR_INTERNAL, "out of memory: the line of a pair");
    int failed = json_dumpf(json, ab->journal, JSON_COMPACT | JSON_REAL_PRECISION(9)) ||
                 putc('\n', ab->journal) == EOF || fflush(ab->journal);
    json_decref(json);
    return failed ? err_set(err, ERR_INTERNAL, "%s/pairs.jsonl: %s", ab->options->output,
                            strerror(errno ? errno : EIO))
                  : 0;
}

int ab_store_verdict(const struct ab *ab, const json_t *verdict, struct err *err)
{
    char *path = inside(ab, "verdict.json", err);
    int failed = path ? store_json(path, verdict, err) : -1;
    free(path);
    return failed;
}
