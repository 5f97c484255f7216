/* Adding cases to a result directory. */
#include "bench/results/results.h"

#include "base/mem.h"
#include "bench/common/store.h"
#include "bench/results/journal.h"
#include "bench/results/results_csv.h"
#include "bench/results/samples.h"
#include "bench/results/saved_csv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- rows ---- */

static int write_rows(FILE *file, enum result_file which, const struct case_result *result)
{
    switch (which) {
    case RESULT_CURVES:
        csv_curves(file, result);
        return 0;
    case RESULT_SUMMARY:
        csv_row(file, &summary_table, result, 0);
        return 0;
    case RESULT_SAMPLES:
        return case_timed(result) ? samples_add(file, result) : 0;
    case RESULT_ESTIMATES:
        csv_estimates(file, result);
        return 0;
    case RESULT_SYSTEM:
        return csv_system(file, result);
    case RESULT_NODES:
        return csv_nodes(file, result);
    default:
        return 0;
    }
}

/* Bytes of a file's first line. */
static long header_length(FILE *file)
{
    int byte;
    rewind(file);
    while ((byte = getc(file)) != EOF && byte != '\n')
        ;
    long length = ftell(file);
    fseek(file, 0, SEEK_END);
    return length;
}

/* Writes a case's rows into one file, and says what they came to be. A first case may bring the
 * header along, which is no row. */
static int add_rows(const struct results *results, enum result_file which,
                    const struct case_result *result, struct journal_rows *rows, struct err *err)
{
    FILE *file = results->rows[which];
    char *path = results_path(results, which, err);
    long from = ftell(file);
    int failed = !path;
    if (path && write_rows(file, which, result))
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno ? errno : ENOMEM));
    failed = failed || store_flush(file, path, err);
    if (!failed && !from && row_file_has_header(which))
        from = header_length(file);
    if (!failed && (rows->bytes = ftell(file) - from))
        failed = sha256_part(fileno(file), from, rows->bytes, path, rows->sha256, err);
    free(path);
    return failed;
}

/* The line ends with a newline. */
static int hold_line(struct results *results, const char *line, struct err *err)
{
    char *held = mem_format(err, "%s%s", results->held ? results->held : "", line);
    if (!held)
        return -1;
    free(results->held);
    results->held = held;
    return 0;
}

static int hold_case(struct results *results, const struct case_result *result,
                     const struct journal_rows rows[RESULT_FILES], struct err *err)
{
    char *line = journal_line(result, rows, err),
         *ended = line ? mem_format(err, "%s\n", line) : NULL;
    int failed = !ended || hold_line(results, ended, err);
    free(line);
    free(ended);
    return failed ? -1 : 0;
}

int results_add(struct results *results, const struct case_result *result, struct err *err)
{
    struct journal_rows rows[RESULT_FILES] = {{0}};
    for (enum result_file i = FIRST_ROWS; i < RESULT_FILES; i++) {
        if (results->rows[i] && add_rows(results, i, result, &rows[i], err))
            return -1;
        results->unsynced |= rows[i].bytes ? 1u << i : 0;
    }
    return hold_case(results, result, rows, err);
}

static int copy_rows(const struct results *results, enum result_file which,
                     const struct finished_rows *rows, struct err *err)
{
    FILE *file = results->rows[which];
    char *path = results_path(results, which, err);
    if (path && !ftell(file))
        fwrite(rows->header, 1, rows->header_size, file); /* the file keeps its error state */
    if (path)
        fwrite(rows->bytes, 1, rows->size, file);
    int failed = !path || store_flush(file, path, err);
    free(path);
    return failed ? -1 : 0;
}

int results_copy(struct results *results, const char *line,
                 const struct finished_rows rows[RESULT_FILES], struct err *err)
{
    for (enum result_file i = FIRST_ROWS; i < RESULT_FILES; i++)
        if (results->rows[i] && rows[i].size) {
            if (copy_rows(results, i, &rows[i], err))
                return -1;
            results->unsynced |= 1u << i;
        }
    return hold_line(results, line, err);
}

/* ---- to the disk ---- */

/* A later case may have failed to write: the rows of those that were added are flushed. */
static int sync_rows(struct results *results, enum result_file which, struct err *err)
{
    char *path = results_path(results, which, err);
    int failed = !path || store_wait(results->rows[which], path, err);
    free(path);
    return failed ? -1 : 0;
}

static int sync_lines(struct results *results, struct err *err)
{
    char *path = results_path(results, RESULT_CASES, err);
    fputs(results->held, results->journal); /* what fails stays with the file */
    int failed = !path || store_sync(results->journal, path, err);
    free(path);
    return failed ? -1 : 0;
}

/* Where a row did not reach the disk, no line may: a second fsync can claim success. */
int results_sync(struct results *results, struct err *err)
{
    int failed = 0;
    for (enum result_file i = FIRST_ROWS; !failed && i < RESULT_FILES; i++)
        failed = results->unsynced >> i & 1 && sync_rows(results, i, err);
    failed = failed || (results->held && sync_lines(results, err));
    free(results->held);
    results->held = NULL;
    results->unsynced = 0;
    return failed ? -1 : 0;
}
