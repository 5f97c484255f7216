/* A process that is stopped within a timed repetition: the sample, the row and the table say so. */
#include "bench/measure/measure.h"
#include "bench/results/result_columns.h"
#include "bench/results/samples.h"
#include "bench/run/case_table.h"
#include "bench/run/remarks.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NODES = 4, TAPS = 8, ITERATIONS = 50, UPDATES = NODES * ITERATIONS };
static const double stop = 0.3; /* seconds */

static struct fixture fixture;
static struct outcome curves;
static struct measured measured;
static struct err err;

static void end(void)
{
    measured_free(&measured);
    outcome_free(&curves);
    fixture_end(&fixture);
}

TestSuite(stopped, .fini = end);

/* ---- stopping ---- */

/* Nothing that a child of a process with threads may not call. */
static int is_stopped(const char *status_path)
{
    char text[512];
    int file = open(status_path, O_RDONLY);
    ssize_t length = file < 0 ? -1 : read(file, text, sizeof text - 1);
    close(file);
    text[length < 0 ? 0 : length] = '\0';
    const char *state = strrchr(text, ')');
    return state && state[1] == ' ' && state[2] == 'T';
}

static void sleep_for(double seconds)
{
    nanosleep(&(struct timespec){.tv_nsec = (long)(1e9 * seconds)}, NULL);
}

/* Stops this process until a child has seen it stopped for a while. */
static void stop_process(void)
{
    char path[40];
    pid_t own = getpid();
    snprintf(path, sizeof path, "/proc/%d/stat", (int)own);
    pid_t child = fork();
    if (child < 0)
        return;
    if (!child) {
        while (!is_stopped(path))
            sleep_for(0.001);
        sleep_for(stop);
        kill(own, SIGCONT);
        _exit(0);
    }
    kill(own, SIGSTOP);
    waitpid(child, NULL, 0);
}

static int calls, stop_at;

static double adapt_or_stop(const struct node_view *view, const reals *phi, reals *next)
{
    if (calls++ == stop_at)
        stop_process();
    view->kernels->add_scaled((size_t)view->taps, 0, view->u, phi, next);
    return 0;
}

/* One repetition, stopped in its middle: before it come the curves, the work model's run and the
 * calibration, of one trial each. */
static void measure_stopped(void)
{
    static struct algorithm stopping;
    const struct timing_settings timing = {{1, -1}, 0, 1e-6, 60, 0.02, "none", 1, {0}};
    fixture_begin(&fixture, NODES, TAPS, ITERATIONS);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "lms", MODE_CTA, NULL);
    stopping = *fixture.plan.algorithm;
    stopping.adapt = adapt_or_stop;
    fixture.plan.algorithm = &stopping;
    fixture.plan.trials = 1;
    stop_at = 3 * UPDATES + UPDATES / 2;
    fixture_run(&fixture, &curves);
    cr_assert_eq(measure_case(&fixture.plan, &timing, NULL, &curves, &measured, &err), 0, "%s",
                 err.text);
    cr_assert_gt(calls, stop_at);
    measured.repetition[0].steal = 0; /* whatever the hypervisor did */
    measured.disturbed = 0;
    measured_count_disturbed(&measured);
}

/* ---- what is said of it ---- */

static json_t *only_sample(const struct case_result *result)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    cr_assert(!samples_add(file, result) && !fclose(file));
    json_t *sample = json_loads(text, 0, NULL);
    cr_assert(sample, "%s", text);
    free(text);
    return sample;
}

static double number_in(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

static void expect_marked(const json_t *sample)
{
    cr_assert(json_is_true(json_object_get(sample, "disturbed")));
    cr_assert(json_is_false(json_object_get(sample, "warmup")));
    cr_assert_geq(number_in(sample, "seconds_away"), stop);
    cr_assert_geq(number_in(sample, "seconds_iterate"), stop);
    const json_t *thread = json_array_get(json_object_get(sample, "per_thread"), 0);
    cr_assert_geq(number_in(thread, "seconds_away"), stop);
    cr_assert_leq(number_in(thread, "seconds_run"), number_in(sample, "seconds_iterate") - stop);
}

Test(stopped, a_stop_within_the_only_repetition_is_marked)
{
    char *text = NULL;
    size_t length;
    measure_stopped();
    const struct case_result result = {.item = &(const struct scenario_case){.name = "LMS"},
                                       .plan = &fixture.plan,
                                       .outcome = &curves,
                                       .summary = {.settled = 1},
                                       .measured = &measured};
    json_t *sample = only_sample(&result);
    expect_marked(sample);
    json_decref(sample);
    cr_assert_eq(column_number(&summary_repetitions, &result, 0, 0), 1);
    cr_assert_eq(column_number(&summary_repetitions_disturbed, &result, 0, 0), 1);
    cr_assert_geq(column_number(&summary_seconds_away, &result, 0, 0), stop);
    struct remarks remarks = {0};
    FILE *file = open_memstream(&text, &length);
    case_table_row(file, &result);
    remarks_add(&remarks, &result);
    remarks_print(file, &remarks);
    fclose(file);
    char *remark = strchr(text, '\n');
    cr_assert(remark && memchr(text, '!', (size_t)(remark - text)), "no mark in the row: %s", text);
    cr_assert(strstr(remark, "\n!  disturbed: 1 of 1 repetitions lost over 1 % of their time"),
              "%s", text);
    free(text);
}
