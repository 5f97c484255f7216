/* A replay under valgrind repeats its counts to the last digit from any environment and directory;
 * counts grow with the work; a failure is explained. */
#include "bench/callgrind/callgrind.h"

#include "base/mem.h"
#include "tests/support/sanitized.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every test runs in its own directory, with the program of this build. */
static char directory[] = "/tmp/test_callgrind_XXXXXX", program[PATH_MAX];
static struct scenario scenario;
static struct files files;
static struct callgrind_counts counts;
static struct err err;

static void begin(void)
{
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 32);
    cr_assert_gt(length, 0);
    program[length] = '\0';
    for (int up = 0; up < 2; up++)
        *strrchr(program, '/') = '\0';
    strcat(program, "/slabmark");
    cr_assert_eq(access(program, X_OK), 0, "%s is not built", program);
    cr_assert(mkdtemp(directory) && !chdir(directory));
}

static void end(void)
{
    static const char *const made[] = {"s.yaml", "d/u.csv",       "d",     "bin/valgrind",
                                       "bin",    "far/a/program", "far/a", "far"};
    files_free(&files);
    scenario_free(&scenario);
    cr_assert_eq(chdir(directory), 0);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        remove(made[i]);
    cr_assert_eq(rmdir(directory), 0, "%s: something was left there", directory);
}

TestSuite(replay, .init = begin, .fini = end);
TestSuite(refused, .init = begin, .fini = end);

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    cr_assert(file && fputs(text, file) >= 0 && !fclose(file));
}

static void read_scenario(const char *text)
{
    scenario_free(&scenario);
    write_text("s.yaml", text);
    cr_assert_eq(scenario_read(&scenario, "s.yaml", NULL, 0, &err), 0, "%s", err.text);
}

static int count(int item)
{
    cr_assert_lt(item, scenario.cases);
    return callgrind_count(&scenario.item[item], &files, program, &counts, &err);
}

static void skip(const char *reason)
{
    fprintf(stderr, "skipped: %s\n", reason);
    cr_skip_test("%s", reason);
}

/* For tests that need valgrind: skipped where it is missing. */
static void count_or_skip(int item)
{
#ifdef SANITIZED
    skip("valgrind cannot run what AddressSanitizer instruments");
#endif
    if (count(item)) {
        if (strstr(err.text, "needs valgrind"))
            skip(err.text);
        cr_assert_fail("%s", err.text);
    }
}

static double per_update(const char *event)
{
    return callgrind_total(&counts, event) / (double)counts.updates;
}

/* ---- what is counted ---- */

static const char *const small = "name: small\niterations: 200\nnoise: {snr_db: 20}\n"
                                 "network: {nodes: 5, topology: ring}\nsystem: {taps: 32}\n"
                                 "algorithms: [{name: lms}, {name: sapsm, window: 6}]\n";

/* Counts again: every number must be the same. */
static void expect_same(const struct callgrind_counts *before, const char *when)
{
    cr_assert_eq(count(1), 0, "%s: %s", when, err.text);
    cr_assert_eq(counts.events, before->events);
    for (int i = 0; i < counts.events; i++)
        cr_assert_eq(counts.event[i].total, before->event[i].total, "%s: %s %llu, before %llu",
                     when, counts.event[i].name, (unsigned long long)counts.event[i].total,
                     (unsigned long long)before->event[i].total);
    cr_assert_eq(counts.digest, before->digest, "%s: another digest", when);
}

Test(replay, repeats_to_the_last_digit)
{
    read_scenario(small);
    count_or_skip(1);
    struct callgrind_counts first = counts;
    expect_same(&first, "again");
    expect_same(&first, "once more");

    char long_text[1500];
    memset(long_text, 'x', sizeof long_text);
    long_text[sizeof long_text - 1] = '\0';
    setenv("SOMETHING_LONG", long_text, 1);
    setenv("SLABMARK_TRIALS", "3", 1);
    setenv("VALGRIND_OPTS", "--cache-sim=no", 1);
    expect_same(&first, "with a longer environment");
    cr_assert_eq(clearenv(), 0);
    setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
    expect_same(&first, "with an empty environment");
}

/* Modules on clusters make the first of them long. */
Test(replay, repeats_wherever_libraries_are_looked_for)
{
    read_scenario(small);
    count_or_skip(1);
    struct callgrind_counts first = counts;
    for (int length = 700; length < 3000; length += 1021) {
        char paths[3000] = "";
        while ((int)strlen(paths) < length)
            strcat(paths, "/opt/modules/of/a/cluster/lib:");
        setenv("LD_LIBRARY_PATH", paths, 1);
        expect_same(&first, "with a long LD_LIBRARY_PATH");
    }
    unsetenv("LD_LIBRARY_PATH");
    static const char *const homes[] = {"/usr/libexec/valgrind", "/usr/lib/valgrind",
                                        "/usr/lib/x86_64-linux-gnu/valgrind"};
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        if (!access(homes[i], X_OK)) {
            setenv("VALGRIND_LIB", homes[i], 1);
            expect_same(&first, "with VALGRIND_LIB");
            return;
        }
}

/* What the replay does not compute with does not change its counts. */
Test(replay, has_one_thread_and_no_names)
{
    read_scenario(small);
    count_or_skip(1);
    struct callgrind_counts first = counts;
    char text[600];
    snprintf(text, sizeof text, "%srun: {threads: 3, budget: 1s, parallel: trials}\ntrials: 7\n",
             small);
    memcpy(strstr(text, "small"), "SMALL", 5);
    read_scenario(text);
    expect_same(&first, "with three threads");
    static const char *const named = "name: a-name-that-is-longer\nquestion: why?\n"
                                     "iterations: 200\nnoise: {snr_db: 20}\n"
                                     "network: {nodes: 5, topology: ring}\nsystem: {taps: 32}\n"
                                     "algorithms: [{name: lms, label: LMS with a label}, "
                                     "{label: and another, name: sapsm, window: 6}]\n";
    read_scenario(named);
    expect_same(&first, "with other names");
    expect_same(&first, "and again: the scenario is as it was");
}

/* Known work, counted: what a tap more costs in loads and stores, against the work model on paper.
 * LMS on a ring: combine_dot reads three rows and u and writes one, add_scaled reads two and writes
 * one: eight doubles a tap, one more in the scalar set, which reads phi again for want of
 * registers; and weights, columns and what finds no register in between. Of a large network one
 * iteration is counted, right after a point of the curve: whole, though observing combines. */
Test(replay, loads_and_stores_are_those_of_the_work_model)
{
    static const char *const lms = "name: lms\niterations: 200\nnoise: {snr_db: 20}\n"
                                   "network: {topology: ring}\nalgorithms: [{name: lms}]\n"
                                   "sweep: {network.nodes: [5, 2000], system.taps: [256, 512]}\n"
                                   "run: {kernels: scalar}\n";
    double accesses[4];
    read_scenario(lms);
    for (int item = 0; item < 4; item++) {
        count_or_skip(item);
        accesses[item] = per_update("Dr") + per_update("Dw");
    }
    cr_assert_eq(counts.updates, 2000, "one iteration of the large network");
    for (int item = 0; item < 4; item += 2) {
        double doubles = (accesses[item + 1] - accesses[item]) / 256;
        cr_assert(doubles >= 9 && doubles < 11, "%s: %.3f loads and stores a tap, not 9",
                  counts.kernels, doubles);
    }
}

Test(replay, does_not_depend_on_where_it_starts)
{
    read_scenario(small);
    count_or_skip(1);
    struct callgrind_counts first = counts;
    cr_assert(!mkdir("far", 0777) && !mkdir("far/a", 0777));
    cr_assert_eq(symlink(program, "far/a/program"), 0);
    strcpy(program, "far/a/program");
    expect_same(&first, "by another name");
    cr_assert_eq(chdir("far"), 0);
    strcpy(program, "a/program");
    expect_same(&first, "from another directory");
}

Test(replay, counts_what_the_work_needs)
{
    static const char *const text = "iterations: 2000\nnoise: {snr_db: 20}\n"
                                    "network: {nodes: 4, topology: ring}\n"
                                    "system: {taps: 128, changes: [{at: 1900}]}\n"
                                    "algorithms: [{name: lms}]\n"
                                    "sweep: {system.taps: [128, 256]}\n";
    read_scenario(text);
    count_or_skip(0);
    double instructions = per_update("Ir"), reads = per_update("Dr"), writes = per_update("Dw");
    cr_assert_eq(counts.updates, 4 * (counts.end - counts.first));
    cr_assert_lt(0, counts.first);
    cr_assert_leq(counts.end, 2000);
    cr_assert(counts.kernels[0] && strcmp(counts.kernels, "avx512"), "%s", counts.kernels);

    /* a tap takes part in three products of the combination and two of the update: between a
     * sixteenth (what the widest vectors do at once) and thirty instructions each */
    cr_assert(128 * 5 / 16. < instructions && instructions < 128 * 5 * 30, "%g instructions",
              instructions);
    /* valgrind takes a wide vector in two */
    cr_assert(0 < reads && reads < 2 * instructions, "%g reads", reads);
    cr_assert(0 < writes && writes < reads, "%g writes", writes);
    cr_assert_lt(per_update("D1mr"), reads);
    cr_assert_leq(per_update("DLmr"), per_update("D1mr"));
    cr_assert_lt(per_update("Bcm"), per_update("Bc"));
    cr_assert(isnan(per_update("Unknown")));

    count_or_skip(1);
    double ratio = per_update("Ir") / instructions;
    cr_assert(1.4 < ratio && ratio < 2.1, "twice the taps: %g times the instructions", ratio);
}

Test(replay, leaves_nothing_out_of_a_longer_window)
{
    read_scenario("iterations: 300\nnoise: {snr_db: 20}\nnetwork: {nodes: 2, topology: line}\n"
                  "system: {taps: 16}\nalgorithms: [{name: sapsm, window: 4}]\n"
                  "sweep: {algorithms.0.window: [4, 280]}\n");
    count_or_skip(1);
    cr_assert_geq(counts.first, 280, "counted before the window is full");
}

Test(replay, finds_files_beside_the_scenario)
{
    cr_assert_eq(mkdir("d", 0777), 0);
    write_text("d/u.csv", "1,2\n3,1\n-1,2\n0,1\n2,-1\n1,1\n4,0\n-2,1\n");
    write_text("s.yaml", "iterations: 8\nnetwork: {nodes: 2, topology: line}\n"
                         "noise: {snr_db: 20}\nsystem: {taps: 3, nonzeros: 1}\n"
                         "input: {kind: recording, signal: d/u.csv}\nalgorithms: [{name: nlms}]\n");
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/s.yaml", directory);
    cr_assert_eq(chdir("/"), 0);
    cr_assert_eq(scenario_read(&scenario, path, NULL, 0, &err), 0, "%s", err.text);
    count_or_skip(0);
    cr_assert_eq(counts.end, 8);
}

/* A star has no mean degree; a sweep over kinds accepts it. */
Test(replay, accepts_keys_of_other_kinds_where_a_sweep_chose_the_kind)
{
    read_scenario("iterations: 20\nnoise: {snr_db: 20}\nsystem: {taps: 8, nonzeros: 1}\n"
                  "network: {nodes: 6, topology: {kind: geometric, mean_degree: 3}}\n"
                  "algorithms: [{name: lms}]\nsweep: {network.topology.kind: [geometric, star]}\n");
    count_or_skip(1);
    cr_assert_gt(counts.updates, 0);
}

/* ---- what cannot be had ---- */

/* Puts a script in valgrind's place. */
static void fake(const char *script)
{
    char path[PATH_MAX + 32];
    cr_assert(!mkdir("bin", 0777) || !access("bin", X_OK));
    write_text("bin/valgrind", script);
    cr_assert_eq(chmod("bin/valgrind", 0755), 0);
    snprintf(path, sizeof path, "%s/bin:/usr/bin:/bin", directory);
    setenv("PATH", path, 1);
}

static void expect_refusal(const char *text)
{
    read_scenario(small);
    err = (struct err){0};
    cr_assert_eq(count(0), -1, "not refused: %s", text);
    cr_assert_eq(err.kind, ERR_ABSENT, "%s", err.text);
    cr_assert(strstr(err.text, text), "'%s' does not say '%s'", err.text, text);
}

#define NEW_ENOUGH "#!/bin/sh\n[ \"$1\" = --version ] && { echo valgrind-3.19.0; exit; }\n"

Test(refused, no_valgrind)
{
    setenv("PATH", "/nowhere", 1);
    expect_refusal("needs valgrind: apt-get install valgrind");
}

Test(refused, a_valgrind_that_cannot_be_run)
{
    fake("");
    cr_assert_eq(chmod("bin/valgrind", 0644), 0);
    setenv("PATH", "bin", 1);
    expect_refusal("cannot be run: Permission denied");
}

Test(refused, an_old_valgrind)
{
    fake("#!/bin/sh\necho valgrind-3.2.1\n");
    expect_refusal("valgrind-3.2.1 is too old, 3.9");
    fake("#!/bin/sh\necho hello\n");
    expect_refusal("'hello', not a version");
}

Test(refused, a_valgrind_that_is_ended)
{
    fake(NEW_ENOUGH "kill -KILL $$\n");
    expect_refusal("killed: Killed; is there enough memory?");
    fake(NEW_ENOUGH "kill -ILL $$\n");
    expect_refusal("does not support an instruction");
    fake(NEW_ENOUGH "echo ==7== chatter; echo the cause; echo --7-- more chatter; exit 3\n");
    expect_refusal("ended with 3: the cause");
}

Test(refused, a_valgrind_without_results)
{
    fake(NEW_ENOUGH "exit 0\n");
    expect_refusal("the replay failed: it said nothing");
    fake(NEW_ENOUGH "echo something else\n");
    expect_refusal("the replay failed: something else");
}

/* Runs the program as it is, and leaves `output` as the counts. */
#define REALLY_RUNS                    NEW_ENOUGH "while [ \"$1\" != ./slabmark ]; do shift; done\n\"$@\"\n"
#define REALLY_RUNS_AND_LEAVES(output) REALLY_RUNS "printf '" output "' >callgrind.out\n"

Test(refused, counts_that_cannot_be_read)
{
    fake(REALLY_RUNS);
    expect_refusal("left no counts");
    fake(REALLY_RUNS_AND_LEAVES(""));
    expect_refusal("counts cannot be read");
    fake(REALLY_RUNS_AND_LEAVES(
        "part: 1\\nevents: Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw Bc Bcm Bi Bim\\n"
        "totals: 0\\n"));
    expect_refusal("stripped of its symbols");
}

/* Files may not grow: the scenario of the replay cannot be written. */
Test(refused, no_room_for_temporary_files)
{
    fake(NEW_ENOUGH);
    read_scenario(small);
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, RLIM_INFINITY}), 0);
    cr_assert_eq(count(0), -1);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}), 0);
    cr_assert_eq(err.kind, ERR_ABSENT, "%s", err.text);
    cr_assert(!strncmp(err.text, "callgrind: ", 11), "%s", err.text);
}

Test(refused, another_digest)
{
    fake(NEW_ENOUGH "echo replayed avx2 00000000000000aa\n");
    expect_refusal("digest 00000000000000aa");
}

Test(refused, cases_too_short_or_too_large)
{
    fake(NEW_ENOUGH);
    read_scenario("iterations: 1\nalgorithms: [{name: lms}]\nnoise: {snr_db: 20}\n");
    cr_assert_eq(count(0), -1);
    cr_assert(strstr(err.text, "one iteration"), "%s", err.text);
    read_scenario("network: {nodes: 400, topology: ring}\nsystem: {taps: 1024}\n"
                  "noise: {snr_db: 20}\nalgorithms: [{name: sapsm, window: 100}]\n");
    cr_assert_eq(count(0), -1);
    cr_assert(strstr(err.text, "minutes"), "%s", err.text);
}
