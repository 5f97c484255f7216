/* `slabmark export --format mat`, read back with libmatio. tests/octave.sh loads it in Octave. */
#include "bench/common/library.h"
#include "bench/export/export.h"
#include "bench/export/export_tables.h"
#include "bench/matrix/mat_library.h"
#include "bench/results/run_json.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(export_mat, .init = test_folder_begin, .fini = test_folder_end);

static void write_results(int with_estimates)
{
    char run[120];
    snprintf(run, sizeof run, "{\"schema\": %d, \"started\": \"2026-03-04T05:06:07Z\"}",
             RESULTS_SCHEMA);
    cr_assert_not(mkdir("r", 0700));
    test_folder_write("r/run.json", run);
    test_folder_write("r/summary.csv", "case,system.taps,settled,msd_db,digest\n"
                                       "A/taps=2,2,yes,-20.5,0123456789012345\n"
                                       "\"A, b\",3,no,,00000000000000ff\n");
    test_folder_write("r/curves.csv", "case,iteration,msd_db\n"
                                      "A/taps=2,0,0\nA/taps=2,10,-20\n\"A, b\",0,\n");
    if (with_estimates)
        test_folder_write("r/estimates.csv", "case,trial,node,h0,h1\n"
                                             "A/taps=2,0,0,1,2\nA/taps=2,0,1,3,4\n"
                                             "A/taps=2,1,0,5,6\nA/taps=2,1,1,7,8\n"
                                             "\"A, b\",0,0,9,10\n");
}

static int export_results(struct err *err)
{
    FILE *file = fopen("out.mat", "wb");
    cr_assert(file);
    struct export_tables tables;
    int failed = export_tables_read(&tables, "r", err) ||
                 export_find("mat", err)->write_tables(file, &tables, err);
    export_tables_free(&tables);
    cr_assert_not(fclose(file));
    return failed;
}

#ifndef SLABMARK_MATIO

Test(export_mat, needs_libmatio)
{
    struct err err;
    write_results(0);
    cr_assert(export_results(&err));
    cr_expect_eq(err.kind, ERR_ABSENT);
}

#else

static struct {
    matvar_t *(*read)(mat_t *, const char *name);
    matvar_t *(*field)(matvar_t *, const char *field, size_t index);
} reader;

static void load_reader(void)
{
    static const char *const files[] = {"libmatio.so.11", "libmatio.so", NULL};
    const struct symbol symbols[] = {
        {"Mat_VarRead", &reader.read}, {"Mat_VarGetStructFieldByName", &reader.field}, {0}};
    struct err err;
    cr_assert_not(library_load(files, symbols, &err), "%s", err.text);
}

static void expect_text(const matvar_t *variable, const char *wanted)
{
    cr_assert(variable && variable->class_type == MAT_C_CHAR);
    cr_assert_eq(variable->dims[1], strlen(wanted));
    cr_expect_not(memcmp(variable->data, wanted, strlen(wanted)), "%s", wanted);
}

static void expect_numbers(const matvar_t *variable, size_t count, const double *wanted)
{
    cr_assert(variable && variable->class_type == MAT_C_DOUBLE);
    cr_assert_eq(variable->dims[0], count);
    for (size_t i = 0; i < count; i++) {
        double got = ((const double *)variable->data)[i];
        cr_expect(got == wanted[i] || (isnan(got) && isnan(wanted[i])), "%zu: %g, not %g", i, got,
                  wanted[i]);
    }
}

static mat_t *export_and_open(void)
{
    struct err err = {0};
    load_reader();
    cr_assert_not(export_results(&err), "%s", err.text);
    mat_t *mat = mat_library(&err)->open("out.mat", MAT_ACC_RDONLY);
    cr_assert(mat);
    return mat;
}

Test(export_mat, holds_columns_and_curves)
{
    struct err err;
    write_results(0);
    mat_t *mat = export_and_open();
    matvar_t *summary = reader.read(mat, "summary"), *curves = reader.read(mat, "curves");
    const matvar_t *names = reader.field(summary, "case", 0);
    cr_assert(names && names->class_type == MAT_C_CELL && names->dims[0] == 2);
    expect_text(((matvar_t **)names->data)[1], "A, b");
    expect_text(((matvar_t **)reader.field(summary, "digest", 0)->data)[0], "0123456789012345");
    expect_numbers(reader.field(summary, "system_taps", 0), 2, (double[]){2, 3});
    expect_numbers(reader.field(summary, "settled", 0), 2, (double[]){1, 0});
    expect_numbers(reader.field(summary, "msd_db", 0), 2, (double[]){-20.5, NAN});
    cr_assert_eq(curves->dims[0], 2);
    expect_text(reader.field(curves, "case", 0), "A/taps=2");
    expect_numbers(reader.field(curves, "iteration", 0), 2, (double[]){0, 10});
    expect_numbers(reader.field(curves, "msd_db", 0), 2, (double[]){0, -20});
    expect_numbers(reader.field(curves, "msd_db", 1), 1, (double[]){NAN});
    cr_expect_null(reader.read(mat, "estimates"));
    const struct mat_library *library = mat_library(&err);
    library->free(summary);
    library->free(curves);
    library->close(mat);
}

/* h(trial, node, tap) */
Test(export_mat, holds_saved_estimates)
{
    struct err err;
    write_results(1);
    mat_t *mat = export_and_open();
    matvar_t *estimates = reader.read(mat, "estimates");
    const matvar_t *h = reader.field(estimates, "h", 0);
    cr_assert(h && h->rank == 3 && h->dims[0] == 2 && h->dims[1] == 2 && h->dims[2] == 2);
    static const double wanted[] = {1, 5, 3, 7, 2, 6, 4, 8};
    cr_expect_not(memcmp(h->data, wanted, sizeof wanted));
    const struct mat_library *library = mat_library(&err);
    library->free(estimates);
    library->close(mat);
}

Test(export_mat, says_where_a_table_is_wrong)
{
    struct err err;
    write_results(0);
    test_folder_write("r/curves.csv", "case,iteration\nA,0,1\n");
    cr_assert(export_results(&err));
    cr_expect_str_eq(err.text, "r/curves.csv:2: 3 fields where the header has 2");
}

#endif
