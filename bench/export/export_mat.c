/* A MAT file for MATLAB and Octave, by libmatio: summary, a struct of columns; curves, an array of
 * structs, one for each case; estimates, where they were saved. */
#include "bench/export/export.h"
#include "bench/export/mat_tables.h"
#include "bench/matrix/mat_library.h"

#ifndef SLABMARK_MATIO

static int write_mat(FILE *file, const char *directory, struct err *err)
{
    (void)file, (void)directory;
    return mat_library_missing(err);
}

#else

#include "base/mem.h"
#include "bench/common/folder.h"
#include "bench/results/read_results.h"
#include "bench/results/result_files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef matvar_t *make_fn(const struct mat_library *, const char *name, const struct csv_table *,
                          struct err *);

/* Adds a table of the directory as a variable, unless the file is optional and does not exist. */
static int add_table(const struct mat_library *library, mat_t *mat, const char *directory,
                     enum result_file file, make_fn *make, struct err *err)
{
    char name[32];
    struct csv_table table;
    char *path = mem_format(err, "%s/%s", directory, result_file_name(file));
    if (!path)
        return -1;
    int absent = file >= RESULT_ESTIMATES && access(path, F_OK);
    int failed = !absent && csv_table_read(path, &table, err);
    free(path);
    if (absent || failed)
        return failed ? -1 : 0;
    matvar_t *variable = make(library, result_file_word(file, name), &table, err);
    failed = !variable;
    if (variable && library->write(mat, variable, MAT_COMPRESSION_NONE))
        failed = err_set(err, ERR_INTERNAL, "MAT file: cannot write %s", name);
    if (variable)
        library->free(variable);
    csv_table_free(&table);
    return failed ? -1 : 0;
}

static int write_tables(const struct mat_library *library, const char *path, const char *directory,
                        const char *started, struct err *err)
{
    char header[116];
    snprintf(header, sizeof header, "MATLAB 5.0 MAT-file, results of slabmark, %s", started);
    mat_t *mat = library->create(path, header, MAT_FT_MAT5);
    if (!mat)
        return err_set(err, ERR_INTERNAL, "%s: cannot be made", path);
    int failed = add_table(library, mat, directory, RESULT_SUMMARY, mat_columns, err) ||
                 add_table(library, mat, directory, RESULT_CURVES, mat_cases, err) ||
                 add_table(library, mat, directory, RESULT_ESTIMATES, mat_estimates, err);
    if (library->close(mat) && !failed)
        failed = err_set(err, ERR_INTERNAL, "%s: cannot be written", path);
    return failed ? -1 : 0;
}

static int copy_file(FILE *from, FILE *to, struct err *err)
{
    char bytes[65536];
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, from)) > 0;)
        if (fwrite(bytes, 1, got, to) != got)
            return err_set(err, ERR_INTERNAL, "cannot write to standard output");
    return ferror(from) ? err_set(err, ERR_INTERNAL, "cannot read the MAT file again") : 0;
}

/* libmatio writes to named files only. */
static int write_through_folder(FILE *file, const struct mat_library *library,
                                const char *directory, const char *started, struct err *err)
{
    static const char name[] = "results.mat";
    const char *parent = getenv("TMPDIR");
    struct folder folder;
    if (folder_make(&folder, parent && *parent ? parent : "/tmp", err))
        return -1;
    char *path = mem_format(err, "%s/%s", folder.path, name);
    int failed = !path || write_tables(library, path, directory, started, err);
    FILE *written = failed ? NULL : folder_open(&folder, name, "rb", err);
    failed = !written || copy_file(written, file, err);
    if (written)
        fclose(written);
    free(path);
    folder_remove(&folder);
    return failed ? -1 : 0;
}

static int write_mat(FILE *file, const char *directory, struct err *err)
{
    json_t *run;
    const struct mat_library *library = mat_library(err);
    if (!library)
        return -1;
    if (isatty(fileno(file)))
        return err_set(err, ERR_USAGE, "a MAT file is no text: redirect it, as in > results.mat");
    if (results_read_run(directory, &run, err))
        return -1;
    const char *started = json_string_value(json_object_get(run, "started"));
    int failed = write_through_folder(file, library, directory, started ? started : "", err);
    json_decref(run);
    return failed;
}

#endif

const struct export_format export_mat = {
    .name = "mat",
    .summary = "a MAT file for MATLAB and Octave: summary, curves, saved estimates",
    .write_directory = write_mat,
};
