#include "tests/support/journaled.h"

#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>

struct journaled journaled;

/* Two isolated nodes, two taps, one trial, two points. */
enum { NODES = JOURNALED_NODES, TAPS = 2, POINTS = 2 };
static struct network network;
static struct system truth = {.taps = TAPS};
static struct noise noise;
static _Alignas(8) char input_params[64], algorithm_params[64];
static struct source source = {.nodes = NODES,
                               .taps = TAPS,
                               .iterations = 8,
                               .input = &input_white,
                               .input_params = input_params,
                               .system = &truth,
                               .noise_kind = &noise_gaussian,
                               .noise = &noise};
static struct plan plan;
static double estimates[NODES * TAPS] = {0.5, -0.25, 1e-300, 3};
static struct curve_point curve[POINTS];

void journaled_read(const char *text)
{
    test_folder_write("s.yaml", text);
    scenario_free(&journaled.scenario);
    cr_assert_eq(scenario_read(&journaled.scenario, "s.yaml", NULL, 0, &journaled.err), 0, "%s",
                 journaled.err.text);
}

void journaled_begin(void)
{
    test_folder_begin();
    journaled_read("algorithms: [{name: lms}]\nseed: 5\nsweep: {system.taps: [2, 3, 4]}");
    cr_assert(!network_isolated(&network, NODES, &journaled.err));
    cr_assert(input_white.variant.options.params_size <= sizeof input_params);
    cr_assert(algorithm_lms.variant.options.params_size <= sizeof algorithm_params);
    option_defaults(&input_white.variant.options, input_params);
    option_defaults(&algorithm_lms.variant.options, algorithm_params);
    plan = (struct plan){.network = &network,
                         .source = &source,
                         .algorithm = &algorithm_lms,
                         .params = algorithm_params,
                         .kernels = &kernels_ref,
                         .sync = &sync_barrier,
                         .threads = 1,
                         .trials = 1};
    journaled.outcome = (struct outcome){.layout = LAYOUT_NATURAL,
                                         .points = POINTS,
                                         .estimates = estimates,
                                         .diverged.trial = -1,
                                         .digest = 0xabc};
    curve[0] = (struct curve_point){0, {1, NAN, NAN}, NAN, NAN, NAN, 0, 2, 1, 0, NAN};
    curve[1] = (struct curve_point){8, {0.01, 0.001, 0.1}, 0.01, 0.5, 0.1, 0.1, 1.5, 1, 0.75, 0.01};
}

void journaled_end(void)
{
    results_free(&journaled.results);
    network_free(&network);
    scenario_free(&journaled.scenario);
    test_folder_end();
}

int journaled_open(enum results_mode mode, unsigned saved)
{
    results_free(&journaled.results);
    return results_open(&journaled.results, "r", mode, &journaled.scenario, "slabmark run s.yaml",
                        saved, NULL, &journaled.err);
}

void journaled_resume(unsigned saved)
{
    cr_assert_eq(journaled_open(RESULTS_RESUME, saved), 0, "%s", journaled.err.text);
}

void journaled_write(int item)
{
    const struct scenario_case *added = &journaled.scenario.item[item];
    struct case_result result = {
        .scenario = &journaled.scenario,
        .item = added,
        .resolved = added->tree,
        .plan = &plan,
        .threads_by = "processors",
        .outcome = &journaled.outcome,
        .curve = curve,
        .summary = {.msd = {0.01, 0.001, 0.1},
                    .mse = NAN,
                    .disagreement = 0.1,
                    .precision = 1,
                    .recall = 0.5,
                    .targets.reached = {{.mean = 3}, {.mean = NAN}, {.mean = NAN}, {.mean = NAN}},
                    .settled = 1},
        .footprint.network = 96};
    cr_assert_eq(results_add(&journaled.results, &result, &journaled.err), 0, "%s",
                 journaled.err.text);
}

void journaled_add(int item)
{
    journaled_write(item);
    cr_assert_eq(results_sync(&journaled.results, &journaled.err), 0, "%s", journaled.err.text);
}

void journaled_finish(void)
{
    cr_assert_eq(results_close(&journaled.results, &journaled.scenario, "slabmark run s.yaml",
                               "complete", &journaled.err),
                 0, "%s", journaled.err.text);
}

void journaled_leave(int count, unsigned saved)
{
    cr_assert_eq(journaled_open(RESULTS_NEW, saved), 0, "%s", journaled.err.text);
    for (int i = 0; i < count; i++)
        journaled_add(i);
    results_free(&journaled.results);
}

int journaled_lines(const char *path)
{
    int count = 0;
    for (const char *text = test_folder_read(path); *text; text++)
        count += *text == '\n';
    return count;
}
