#include "bench/results/resume.h"

#include "base/mem.h"
#include "bench/common/store.h"
#include "bench/results/journal.h"
#include "bench/results/resume_check.h"
#include "bench/results/results_csv.h"

#include <stdlib.h>
#include <string.h>

struct resume {
    const struct results *results;
    const struct scenario *scenario;
    struct journal journal;
    struct row_table table[RESULT_FILES];
};

static const char *name_of(const struct resume *resume, int item)
{
    return resume->scenario->item[item].name;
}

/* ---- complete cases ---- */

/* The journal's line of a case; NULL: none. */
static struct journal_line *line_of(const struct resume *resume, int item)
{
    for (size_t i = 0; i < resume->journal.lines; i++)
        if (resume->journal.line[i].item == item && !resume->journal.line[i].dropped)
            return &resume->journal.line[i];
    return NULL;
}

/* 1 when only an incomplete row comes after run i. */
static int is_last(const struct row_table *table, size_t i)
{
    for (size_t next = i + 1; next < table->runs; next++)
        if (table->run[next].item >= 0 || !table->run[next].torn)
            return 0;
    return 1;
}

static int is_vouched(const struct row_table *table, const struct row_run *run,
                      const struct journal_rows *rows)
{
    char digest[SHA256_TEXT];
    if ((long)(run->to - run->from) != rows->bytes)
        return 0;
    sha256_bytes(table->bytes + run->from, run->to - run->from, digest);
    return !strcmp(digest, rows->sha256);
}

/* A machine that loses power may leave a file cut or with zeros. Otherwise the user has edited it,
 * and the edit must not be lost. */
static int is_damage(const struct row_table *table, size_t i, const struct journal_rows *rows)
{
    const struct row_run *run = &table->run[i];
    size_t size = run->to - run->from;
    return memchr(table->bytes + run->from, '\0', size) ||
           (is_last(table, i) && (run->torn || (long)size < rows->bytes));
}

static int refuse_row(const struct row_table *table, const struct row_run *run, const char *what,
                      struct err *err)
{
    return err_set(err, ERR_USAGE, "%s:%d: %s: --resume would delete it", table->path,
                   rows_line(table, run->from), what);
}

static int weigh_run(struct resume *resume, const struct row_table *table, size_t i,
                     struct err *err)
{
    const struct row_run *run = &table->run[i];
    if (run->item < 0)
        return run->torn ? 0 : refuse_row(table, run, "not a row of this scenario's cases", err);
    struct journal_line *line = line_of(resume, run->item);
    if (!line) {
        if (table->file == RESULT_CURVES && !is_last(table, i) && resume->journal.is_whole)
            json_array_append_new(
                resume->results->notes,
                json_sprintf("%s: case %s has no line in cases.jsonl and is run again", table->path,
                             name_of(resume, run->item)));
        return 0;
    }
    if (is_vouched(table, run, &line->rows[table->file])) {
        line->from[table->file] = run->from;
        line->found |= 1u << table->file;
        return 0;
    }
    return is_damage(table, i, &line->rows[table->file])
               ? 0
               : refuse_row(table, run, "changed since the run wrote it", err);
}

static void drop_damaged(struct resume *resume)
{
    for (size_t i = 0; i < resume->journal.lines; i++) {
        struct journal_line *line = &resume->journal.line[i];
        for (enum result_file file = FIRST_ROWS; file < RESULT_FILES; file++)
            if (!line->dropped && line->rows[file].bytes && !(line->found >> file & 1)) {
                json_array_append_new(
                    resume->results->notes,
                    json_sprintf("%s: the rows of case %s are cut; it is run again",
                                 resume->table[file].path, name_of(resume, line->item)));
                line->dropped = 1;
            }
    }
}

static int read_files(struct resume *resume, struct err *err)
{
    const char *directory = resume->results->directory;
    if (journal_read(&resume->journal, directory, resume->scenario, resume->results->notes, err))
        return -1;
    for (enum result_file file = FIRST_ROWS; file < RESULT_FILES; file++) {
        struct row_table *table = &resume->table[file];
        if (rows_read(table, directory, file, resume->scenario, err))
            return -1;
        for (size_t i = 0; i < table->runs; i++)
            if (weigh_run(resume, table, i, err))
                return -1;
    }
    drop_damaged(resume);
    return 0;
}

static int check_saved(const struct resume *resume, unsigned saved, struct err *err)
{
    char word[32];
    for (size_t i = 0; i < resume->journal.lines; i++)
        for (enum result_file file = RESULT_ESTIMATES; file < RESULT_FILES; file++) {
            const struct journal_line *line = &resume->journal.line[i];
            int has = line->rows[file].bytes > 0;
            if (!line->dropped && has != result_file_wanted(file, saved))
                return err_set(err, ERR_USAGE, "%s: its finished cases were run with%s --save %s",
                               resume->results->directory, has ? "" : "out",
                               result_file_word(file, word));
        }
    return 0;
}

/* Rows with other columns than the header's would make the table unreadable. */
static int check_columns(const struct resume *resume, struct err *err)
{
    const char *path = resume->table[RESULT_SUMMARY].path;
    if (csv_summary_has_columns(path, resume->scenario))
        return 0;
    return err_set(
        err, ERR_USAGE,
        "%s: written by another version of slabmark, with other columns: cannot resume it", path);
}

/* ---- keeping complete cases ---- */

/* The end of the kept rows if they are contiguous from the header on; else 0. */
static size_t end_of_kept(const struct resume *resume, const struct row_table *table)
{
    size_t at = table->header;
    for (size_t i = 0; i < resume->journal.lines; i++) {
        const struct journal_line *line = &resume->journal.line[i];
        long bytes = line->dropped ? 0 : line->rows[table->file].bytes;
        if (bytes && line->from[table->file] != at)
            return 0;
        at += (size_t)bytes;
    }
    return at;
}

static int keep_rows(const struct resume *resume, const struct row_table *table, struct err *err)
{
    struct store_fresh fresh;
    size_t end = end_of_kept(resume, table);
    if (end == table->size)
        return 0;
    if (end)
        return store_cut(table->path, end, err);
    if (store_begin(&fresh, table->path, err))
        return -1;
    fwrite(table->bytes, 1, table->header, fresh.file);
    for (size_t i = 0; i < resume->journal.lines; i++) {
        const struct journal_line *line = &resume->journal.line[i];
        if (!line->dropped)
            fwrite(table->bytes + line->from[table->file], 1, (size_t)line->rows[table->file].bytes,
                   fresh.file);
    }
    return store_finish(&fresh, err);
}

static int keep_lines(const struct resume *resume, struct err *err)
{
    struct store_fresh fresh;
    char *path =
        mem_format(err, "%s/%s", resume->results->directory, result_file_name(RESULT_CASES));
    int failed = !path || store_begin(&fresh, path, err);
    for (size_t i = 0; !failed && i < resume->journal.lines; i++)
        if (!resume->journal.line[i].dropped)
            fputs(resume->journal.line[i].text, fresh.file);
    failed = failed || store_finish(&fresh, err);
    free(path);
    return failed;
}

static int count_kept(const struct resume *resume)
{
    int kept = 0;
    for (size_t i = 0; i < resume->journal.lines; i++)
        kept += !resume->journal.line[i].dropped;
    return kept;
}

/* After each step the directory can still be resumed. */
static int keep_whole_cases(const struct resume *resume, struct err *err)
{
    if (keep_lines(resume, err))
        return -1;
    for (enum result_file file = FIRST_ROWS; file < RESULT_FILES; file++)
        if (resume->table[file].size && keep_rows(resume, &resume->table[file], err))
            return -1;
    return 0;
}

static int remember_kept(struct results *results, const struct resume *resume, struct err *err)
{
    for (size_t i = 0; i < resume->journal.lines; i++) {
        const struct journal_line *line = &resume->journal.line[i];
        if (line->dropped)
            continue;
        if (mem_grow(&results->finished, results->finished_count, sizeof *results->finished, err) ||
            !(results->finished[results->finished_count] =
                  mem_text(name_of(resume, line->item), err)))
            return -1;
        results->finished_count++;
        results->had_diverged |= line->diverged;
    }
    return 0;
}

int resume_read(struct results *results, const struct scenario *scenario, unsigned saved,
                struct err *err)
{
    struct resume resume = {.results = results, .scenario = scenario};
    int failed =
        resume_check(results, scenario, err) || read_files(&resume, err) ||
        check_saved(&resume, saved, err) ||
        (count_kept(&resume) && (check_columns(&resume, err) || keep_whole_cases(&resume, err) ||
                                 remember_kept(results, &resume, err)));
    for (enum result_file file = FIRST_ROWS; file < RESULT_FILES; file++)
        rows_free(&resume.table[file]);
    journal_free(&resume.journal);
    return failed ? -1 : 0;
}
