/* The files that cache ceilings: they are read back as written, each belongs to one machine,
 * allowance and build, and one that is damaged is refused. */
#include "tests/support/machine.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct err err;
static struct hardware hardware;
static struct ceilings ceilings;
static char folder[] = "/tmp/slabmark-cache-XXXXXX";

static void make_cache(void)
{
    machine_ceilings(&ceilings);
    test_folder_enter(folder);
    setenv("XDG_CACHE_HOME", folder, 1);
    hardware = (struct hardware){.cpu = "a CPU"};
    ceilings_identify(&ceilings, &hardware);
}

static char *cache_path(void)
{
    char *path = ceilings_path(&ceilings, &err);
    cr_assert(path, "%s", err.text);
    cr_assert_eq(strncmp(path, folder, strlen(folder)), 0);
    return path;
}

static void drop_cache(void)
{
    test_folder_leave(folder);
}

TestSuite(cache, .init = make_cache, .fini = drop_cache);

static int load(struct ceilings *loaded)
{
    return ceilings_load_for(loaded, &hardware, &err);
}

static void save(void)
{
    cr_assert_eq(ceilings_save(&ceilings, &err), 0, "%s", err.text);
}

static void expect_refused(const char *why)
{
    static struct ceilings loaded;
    err = (struct err){0};
    cr_assert_eq(load(&loaded), -1);
    cr_assert_eq(err.kind, ERR_ABSENT);
    cr_assert(strstr(err.text, why), "'%s' in: %s", why, err.text);
}

Test(cache, gives_back_what_it_took)
{
    static struct ceilings loaded;
    struct ceiling *missing = machine_ceiling(&ceilings, CEILING_FREQUENCY, "scalar", 1, NAN);
    snprintf(missing->why, sizeof missing->why, "no reason");
    missing->median = missing->deviation = NAN;
    missing->rounds = 0;
    ceilings.row[0].interrupted = 1;
    ceilings.row[1].round[0] = 0.1 + 0.2;
    ceilings.latency =
        (struct core_latency){.cpus = 2, .cpu = {3, 5}, .seconds = {{NAN, 5e-8}, {5e-8, NAN}}};
    save();
    cr_assert_eq(load(&loaded), 0, "%s", err.text);
    cr_assert(loaded.count == ceilings.count && loaded.levels == 3);
    cr_assert(loaded.row[0].interrupted == 1 && loaded.row[1].round[0] == 0.1 + 0.2);
    cr_assert(isnan(loaded.row[8].best) && !strcmp(loaded.row[8].why, "no reason"));
    cr_assert_str_eq(loaded.date, ceilings.date);
    cr_assert(loaded.latency.cpus == 2 && loaded.latency.cpu[1] == 5);
    cr_assert(loaded.latency.seconds[0][1] == 5e-8 && isnan(loaded.latency.seconds[1][1]));
    json_t *before = ceilings_json(&ceilings), *after = ceilings_json(&loaded);
    cr_assert(before && json_equal(before, after));
    json_decref(before);
    json_decref(after);
}

Test(cache, of_nothing_says_which_file_is_missing)
{
    expect_refused("No such file");
}

/* The ceilings that are there are of a machine or build that differs in one respect. */
static void expect_other(void)
{
    save();
    expect_refused("No such file");
    ceilings_identify(&ceilings, &hardware);
}

Test(cache, of_another_machine_allowance_or_build_is_another_file)
{
    snprintf(ceilings.cpu, sizeof ceilings.cpu, "another CPU");
    expect_other();
    ceilings.processors++;
    expect_other();
    ceilings.threads++;
    expect_other();
    ceilings.quota = 0.5;
    expect_other();
    snprintf(ceilings.hypervisor, sizeof ceilings.hypervisor, "Another");
    expect_other();
    snprintf(ceilings.compiler, sizeof ceilings.compiler, "another 1.2");
    expect_other();
    snprintf(ceilings.flags, sizeof ceilings.flags, "-O0");
    expect_other();
    snprintf(ceilings.kernels, sizeof ceilings.kernels, "ref");
    expect_other();
}

Test(cache, holds_several)
{
    static struct ceilings loaded;
    ceilings.row[0].best = 1;
    save();
    snprintf(hardware.cpu, sizeof hardware.cpu, "another CPU");
    ceilings_identify(&ceilings, &hardware);
    ceilings.row[0].best = 2;
    save();
    cr_assert_eq(load(&loaded), 0, "%s", err.text);
    cr_assert_eq(loaded.row[0].best, 2);
    snprintf(hardware.cpu, sizeof hardware.cpu, "a CPU");
    cr_assert_eq(load(&loaded), 0, "%s", err.text);
    cr_assert_eq(loaded.row[0].best, 1);
}

/* What the file holds, changed. */
static void rewrite(void (*change)(json_t *))
{
    char *path = cache_path();
    save();
    json_t *json = json_load_file(path, 0, NULL);
    cr_assert(json);
    change(json);
    cr_assert_eq(json_dump_file(json, path, 0), 0);
    json_decref(json);
    free(path);
}

static void age(json_t *json)
{
    json_object_set_new(json, "schema", json_integer(CEILINGS_SCHEMA + 1));
}

static void drop_rows(json_t *json)
{
    json_object_del(json, "rows");
}

static void add_rows(json_t *json)
{
    json_t *rows = json_object_get(json, "rows");
    for (int i = 0; i < CEILING_ROWS; i++)
        json_array_append(rows, json_array_get(rows, 0));
}

static void lengthen(json_t *json)
{
    char name[300];
    memset(name, 'x', sizeof name);
    json_object_set_new(json, "version", json_stringn(name, sizeof name));
}

static void copy_from_elsewhere(json_t *json)
{
    json_object_set_new(json, "cpu", json_string("another CPU"));
}

static void shorten_latency(json_t *json)
{
    json_t *latency = json_object_get(json, "core_to_core");
    json_array_clear(json_object_get(latency, "seconds"));
}

static void rename_kind(json_t *json)
{
    json_t *row = json_array_get(json_object_get(json, "rows"), 0);
    json_object_set_new(row, "kind", json_string("speed"));
}

Test(cache, of_another_schema_or_shape_is_refused)
{
    rewrite(age);
    expect_refused("schema");
    rewrite(drop_rows);
    expect_refused("missing or of the wrong type");
    rewrite(add_rows);
    expect_refused("missing or of the wrong type");
    rewrite(lengthen);
    expect_refused("missing or of the wrong type");
    rewrite(rename_kind);
    expect_refused("missing or of the wrong type");
    ceilings.latency.cpus = 2;
    rewrite(shorten_latency);
    expect_refused("missing or of the wrong type");
    rewrite(copy_from_elsewhere);
    expect_refused("of another machine, allowance or build");
}

Test(cache, cut_short_anywhere_is_refused)
{
    struct stat status;
    char *path = cache_path();
    save();
    cr_assert_eq(stat(path, &status), 0);
    for (off_t length = status.st_size - 2; length > 0; length -= status.st_size / 7) {
        cr_assert_eq(truncate(path, length), 0);
        expect_refused(path);
    }
    free(path);
}

Test(cache, that_cannot_be_written_is_an_error_that_names_it)
{
    setenv("XDG_CACHE_HOME", "/dev/null/cache", 1);
    cr_assert_eq(ceilings_save(&ceilings, &err), -1);
    cr_assert(strstr(err.text, "/dev/null/cache"), "%s", err.text);
}

Test(cache, is_in_the_home_folder_unless_told_otherwise)
{
    setenv("XDG_CACHE_HOME", "relative", 1);
    setenv("HOME", "/home/x", 1);
    char *path = ceilings_path(&ceilings, &err);
    cr_assert(path && !strncmp(path, "/home/x/.cache/slabmark/ceilings/", 33), "%s", path);
    free(path);
    unsetenv("HOME");
    unsetenv("XDG_CACHE_HOME");
    cr_assert_null(ceilings_path(&ceilings, &err));
}
