#include "bench/merge/parts.h"

#include "base/mem.h"
#include "bench/environment/facts.h"
#include "bench/merge/parts_check.h"
#include "bench/results/read_results.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- run.json ---- */

static int has_file(const char *directory, enum result_file file, int *has, struct err *err)
{
    char *path = mem_format(err, "%s/%s", directory, result_file_name(file));
    if (!path)
        return -1;
    *has = !access(path, F_OK);
    free(path);
    return 0;
}

static int find_saved(const char *directory, unsigned *saved, struct err *err)
{
    int has;
    *saved = 0;
    for (enum result_file file = RESULT_ESTIMATES; file < RESULT_FILES; file++) {
        if (has_file(directory, file, &has, err))
            return -1;
        *saved |= has ? SAVED(file) : 0;
    }
    return 0;
}

/* Another schema is a shard of another version. */
static int read_run(struct part *part, struct err *err)
{
    if (results_read_run(part->directory, &part->run, err)) {
        err->kind = strstr(err->text, ": schema ") ? ERR_INCOMPARABLE : err->kind;
        return -1;
    }
    const json_t *shard = json_object_get(part->run, "shard");
    part->index = (int)json_integer_value(json_object_get(shard, "index"));
    part->of = (int)json_integer_value(json_object_get(shard, "of"));
    if (part->index >= 1 && part->index <= part->of)
        return 0;
    return err_set(err, ERR_USAGE, "%s: not a shard: slabmark run --shard I/N writes them",
                   part->directory);
}

int parts_open(struct parts *parts, const char *const *directory, int directories, struct err *err)
{
    unsigned saved;
    *parts = (struct parts){.part = mem_zeroed((size_t)directories, sizeof *parts->part, err),
                            .notes = json_array()};
    for (int i = 0; parts->part && i < directories; i++) {
        struct part *part = &parts->part[parts->count++];
        part->directory = directory[i];
        if (read_run(part, err) || find_saved(part->directory, &saved, err) ||
            parts_check_fits(&parts->part[0], part, err))
            return -1;
        if (i && saved != parts->saved)
            return err_set(err, ERR_INCOMPARABLE, "%s and %s: run with different --save",
                           parts->part[0].directory, part->directory);
        parts->saved = saved;
    }
    return parts->part ? 0 : -1;
}

const char *part_machine(const struct part *part)
{
    const char *text = json_string_value(facts_at(part->run, "machine.fingerprint"));
    return text ? text : "";
}

const char *part_left_out(const struct part *part, const char *case_name)
{
    return json_string_value(json_object_get(json_object_get(part->run, "left_out"), case_name));
}

/* ---- cases and blocks ---- */

static int take_block(void *arg, struct block_span span, long at, struct err *err)
{
    struct part *part = arg;
    if (mem_grow(&part->block, part->blocks, sizeof *part->block, err))
        return -1;
    part->block[part->blocks++] = (struct part_block){span, at};
    return 0;
}

int parts_read(struct parts *parts, const struct scenario *scenario, struct err *err)
{
    for (int i = 0; i < parts->count; i++) {
        struct part *part = &parts->part[i];
        if (journal_read(&part->journal, part->directory, scenario, parts->notes, err) ||
            blocks_visit(part->directory, scenario, parts->notes, take_block, part, err))
            return -1;
        for (enum result_file file = FIRST_ROWS; file < RESULT_FILES; file++)
            if (rows_read(&part->table[file], part->directory, file, scenario, err))
                return -1;
    }
    return 0;
}

/* The rows of a case, if their size and digest are those that the journal records. */
static int find_rows(const struct row_table *table, int item, const struct journal_rows *wanted,
                     struct finished_rows *rows)
{
    char digest[SHA256_TEXT];
    *rows = (struct finished_rows){.header = table->bytes, .header_size = table->header};
    for (size_t i = 0; i < table->runs; i++) {
        const struct row_run *run = &table->run[i];
        if (run->item != item || (long)(run->to - run->from) != wanted->bytes)
            continue;
        rows->bytes = table->bytes + run->from;
        rows->size = run->to - run->from;
        sha256_bytes(rows->bytes, rows->size, digest);
        return strcmp(digest, wanted->sha256);
    }
    return wanted->bytes ? -1 : 0;
}

const struct journal_line *part_case(const struct part *part, int item,
                                     struct finished_rows rows[RESULT_FILES])
{
    const struct journal_line *found = NULL;
    for (size_t i = 0; i < part->journal.lines && !found; i++)
        if (part->journal.line[i].item == item && !part->journal.line[i].dropped)
            found = &part->journal.line[i];
    for (enum result_file file = FIRST_ROWS; found && file < RESULT_FILES; file++)
        if (find_rows(&part->table[file], item, &found->rows[file], &rows[file]))
            return NULL;
    return found;
}

void parts_free(struct parts *parts)
{
    for (int i = 0; i < parts->count; i++) {
        struct part *part = &parts->part[i];
        for (enum result_file file = FIRST_ROWS; file < RESULT_FILES; file++)
            rows_free(&part->table[file]);
        journal_free(&part->journal);
        free(part->block);
        json_decref(part->run);
    }
    free(parts->part);
    json_decref(parts->notes);
    *parts = (struct parts){0};
}
