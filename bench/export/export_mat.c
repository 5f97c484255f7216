/* A MAT file for MATLAB and Octave, by libmatio: summary, a struct of columns; curves, an array of
 * structs, one for each case; estimates, where they were saved. */
#include "bench/export/export.h"
#include "bench/export/export_tables.h"
#include "bench/export/mat_tables.h"
#include "bench/matrix/mat_library.h"

#ifndef SLABMARK_MATIO

static int write_mat(FILE *file, const struct export_tables *tables, struct err *err)
{
    (void)file, (void)tables;
    return mat_library_missing(err);
}

#else

#include "base/mem.h"
#include "bench/common/folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Takes the variable; NULL: it could not be made. */
static int write_variable(const struct mat_library *library, mat_t *mat, matvar_t *variable,
                          struct err *err)
{
    if (!variable)
        return -1;
    int failed = library->write(mat, variable, MAT_COMPRESSION_NONE)
                     ? err_set(err, ERR_INTERNAL, "MAT file: cannot write %s", variable->name)
                     : 0;
    library->free(variable);
    return failed;
}

static int write_variables(const struct mat_library *library, mat_t *mat,
                           const struct export_tables *tables, struct err *err)
{
    return write_variable(library, mat, mat_columns(library, "summary", &tables->summary, err),
                          err) ||
           write_variable(library, mat, mat_cases(library, "curves", &tables->curves, err), err) ||
           (tables->estimates.columns &&
            write_variable(library, mat,
                           mat_estimates(library, "estimates", &tables->estimates, err), err));
}

static int write_tables(const struct mat_library *library, const char *path,
                        const struct export_tables *tables, struct err *err)
{
    char header[116];
    const char *started = json_string_value(json_object_get(tables->run, "started"));
    snprintf(header, sizeof header, "MATLAB 5.0 MAT-file, results of slabmark, %s",
             started ? started : "");
    mat_t *mat = library->create(path, header, MAT_FT_MAT5);
    if (!mat)
        return err_set(err, ERR_INTERNAL, "%s: cannot be made", path);
    int failed = write_variables(library, mat, tables, err);
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
                                const struct export_tables *tables, struct err *err)
{
    static const char name[] = "results.mat";
    const char *parent = getenv("TMPDIR");
    struct folder folder;
    if (folder_make(&folder, parent && *parent ? parent : "/tmp", err))
        return -1;
    char *path = mem_format(err, "%s/%s", folder.path, name);
    int failed = !path || write_tables(library, path, tables, err);
    FILE *written = failed ? NULL : folder_open(&folder, name, "rb", err);
    failed = !written || copy_file(written, file, err);
    if (written)
        fclose(written);
    free(path);
    folder_remove(&folder);
    return failed ? -1 : 0;
}

static int write_mat(FILE *file, const struct export_tables *tables, struct err *err)
{
    const struct mat_library *library = mat_library(err);
    if (!library)
        return -1;
    if (isatty(fileno(file)))
        return err_set(err, ERR_USAGE, "a MAT file is no text: redirect it, as in > results.mat");
    return write_through_folder(file, library, tables, err);
}

#endif

const struct export_format export_mat = {
    .name = "mat",
    .summary = "a MAT file for MATLAB and Octave: summary, curves, saved estimates",
    .write_tables = write_mat,
};
