/* What is on the disk when: rows before the line that vouches for them, the line before the case is
 * shown, a file before its name. A loss of power may come between any two steps. */
#include "bench/common/store.h"
#include "bench/command/commands.h"
#include "tests/support/journaled.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

TestSuite(durable, .init = journaled_begin, .fini = journaled_end);

/* ---- the disk, as far as it was waited for ---- */

enum { FILES = 32 };
static struct {
    char name[NAME_MAX + 1];
    long bytes;
} on_disk[FILES];
static int files;
static char steps[4000]; /* "sync curves.csv; rename run.json.new; ", in order */

static long *bytes_on_disk(const char *name)
{
    int i = 0;
    while (i < files && strcmp(on_disk[i].name, name))
        i++;
    if (i == files) {
        cr_assert_lt(files, FILES);
        snprintf(on_disk[files++].name, sizeof on_disk->name, "%s", name);
    }
    return &on_disk[i].bytes;
}

static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void note_step(const char *what, const char *name)
{
    size_t length = strlen(steps);
    snprintf(steps + length, sizeof steps - length, "%s %s; ", what, name);
}

static long size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) ? 0 : (long)status.st_size;
}

static int lines_with(const char *path, const char *words)
{
    int count = 0;
    for (const char *at = test_folder_read(path); (at = strstr(at, words)); at++)
        count++;
    return count;
}

static int shows_cases; /* standard output goes to the file "shown" */

/* Lines of the journal that the disk has. */
static int lines_on_disk(void)
{
    long synced = *bytes_on_disk("cases.jsonl");
    int count = 0;
    for (const char *text = test_folder_read("r/cases.jsonl"); synced-- > 0; text++)
        count += *text == '\n';
    return count;
}

/* When something is waited for. */
static void check_promises(const char *name)
{
    if (strcmp(name, "cases.jsonl"))
        cr_assert_eq(size_of("r/cases.jsonl"), *bytes_on_disk("cases.jsonl"),
                     "a line of the journal before its rows: %s", steps);
    else
        cr_assert(size_of("r/curves.csv") == *bytes_on_disk("curves.csv") &&
                      size_of("r/summary.csv") == *bytes_on_disk("summary.csv"),
                  "rows are not on the disk when their line is: %s", steps);
    if (shows_cases && size_of("r/cases.jsonl"))
        cr_assert_leq(lines_with("shown", "\nlms/"), lines_on_disk(),
                      "a case is shown before it is on the disk: %s", steps);
}

/* In place of the C library's. */
int fsync(int descriptor)
{
    char link[40], path[PATH_MAX + 1] = "";
    struct stat status;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    cr_assert(readlink(link, path, PATH_MAX) > 0 && !fstat(descriptor, &status));
    const char *name = S_ISDIR(status.st_mode) ? "directory" : last_name(path);
    check_promises(name);
    *bytes_on_disk(name) = (long)status.st_size;
    note_step("sync", name);
    return (int)syscall(SYS_fsync, descriptor);
}

int rename(const char *from, const char *to)
{
    cr_assert_eq(*bytes_on_disk(last_name(from)), size_of(from), "%s before its content: %s", to,
                 steps);
    note_step("rename", last_name(from));
    *bytes_on_disk(last_name(to)) = size_of(from);
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

/* ---- what is promised ---- */

static void expect_steps(const char *wanted)
{
    cr_assert_str_eq(steps, wanted, "%s", steps);
    steps[0] = '\0';
}

Test(durable, a_file_is_on_the_disk_before_it_has_its_name)
{
    json_t *json = json_pack("{s:s}", "a", "b");
    cr_assert_eq(store_json("a.json", json, &journaled.err), 0);
    expect_steps("sync a.json.new; rename a.json.new; sync directory; ");
    json_decref(json);
    test_folder_write("drawn", "...");
    cr_assert_eq(store_move("drawn", "figure", &journaled.err), 0);
    expect_steps("sync drawn; rename drawn; sync directory; ");
}

/* However many cases: one wait for each file. */
Test(durable, cases_that_are_added_together_wait_for_the_disk_together)
{
    cr_assert_eq(journaled_open(RESULTS_NEW, 0), 0, "%s", journaled.err.text);
    steps[0] = '\0';
    for (int item = 0; item < 3; item++)
        journaled_write(item);
    expect_steps("");
    cr_assert_eq(size_of("r/cases.jsonl"), 0, "nothing vouches for them yet");
    cr_assert_eq(results_sync(&journaled.results, &journaled.err), 0);
    expect_steps("sync summary.csv; sync curves.csv; sync cases.jsonl; ");
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 3);
    cr_assert_eq(*bytes_on_disk("cases.jsonl"), size_of("r/cases.jsonl"));
    cr_assert_eq(results_sync(&journaled.results, &journaled.err), 0);
    expect_steps("");
}

Test(durable, the_end_of_a_run_finishes_what_was_added)
{
    cr_assert_eq(journaled_open(RESULTS_NEW, 0), 0, "%s", journaled.err.text);
    journaled_write(0);
    steps[0] = '\0';
    journaled_finish();
    expect_steps("sync summary.csv; sync curves.csv; sync cases.jsonl; "
                 "sync run.json.new; rename run.json.new; sync directory; ");
}

/* A kill between the rows and their lines. */
Test(durable, cases_that_were_only_added_are_run_again)
{
    journaled_leave(1, 0);
    char *curves = test_folder_read("r/curves.csv");
    cr_assert_eq(journaled_open(RESULTS_RESUME, 0), 0, "%s", journaled.err.text);
    journaled_write(1);
    journaled_write(2);
    cr_assert_eq(journaled_open(RESULTS_RESUME, 0), 0, "%s", journaled.err.text);
    cr_assert_eq(journaled.results.finished_count, 1);
    cr_assert_str_eq(test_folder_read("r/curves.csv"), curves);
}

Test(durable, a_case_is_shown_when_it_is_on_the_disk)
{
    char *argv[] = {"five.yaml", "-o", "r"};
    struct args args;
    test_folder_write(
        "five.yaml",
        "trials: 2\niterations: 20\nnetwork: {nodes: 3}\nsystem: {taps: 4, nonzeros: 2}\n"
        "noise: {variance: 0.1}\nalgorithms: [{name: lms}]\n"
        "sweep: {algorithms.lms.step: [0.1, 0.2, 0.3, 0.4, 0.5]}\n"
        "run: {threads: 1, repetitions: 0, counters: none}\n");
    cr_assert(freopen("shown", "w", stdout) && !fflush(stdout));
    shows_cases = 1;
    cr_assert_eq(args_parse(&command_run, 3, argv, &args, &journaled.err), 0, "%s",
                 journaled.err.text);
    cr_assert_eq(command_run.run(&args), 0);
    args_free(&args);
    cr_assert(strstr(steps, "sync cases.jsonl; "));
    cr_assert_eq(lines_with("r/cases.jsonl", "\n"), 5);
    cr_assert_eq(lines_with("shown", "\nlms/"), 5);
}
