/* A scenario decodes to exactly the plan that it states, for every section and type of value, and
 * omitted values get their defaults. */
#include "engine/team.h"
#include "tests/support/built.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

TestSuite(plan, .init = built_begin, .fini = built_end);

static struct setup *const setup = &built.setup;

static int whole(const void *field)
{
    return *(const int *)field;
}

static double step_of_node(int node)
{
    return per_node_at(built_algorithm("step"), node);
}

static double real(const void *field)
{
    return *(const double *)field;
}

static const char *const complete =
    "name: all\nquestion: what is decoded?\nseed: 7\ntrials: 3\niterations: 200\n"
    "network: {nodes: 4, topology: {kind: edges, edges: [[0, 1], [2, 1], [2, 3]]}, weights: "
    "uniform}\n"
    "system: {kind: sparse, taps: 12, nonzeros: 3, values: sign, norm: 2,\n"
    "         changes: [{at: 50}, {at: 100, support: keep}, {at: 120, values: keep}]}\n"
    "input: {kind: ar1, pole: -0.5, variance: [1, 2, 3, 4]}\n"
    "noise: {snr_db: {min: 10, max: 20}}\n"
    "algorithms:\n"
    "  - {name: lms}\n"
    "  - {name: sapsm, label: S, mode: atc, window: 5, step: 0.3, radius: 4, metric: leader, "
    "leader: 2,\n"
    "     alpha: [{from: 0, value: 0.5}, {from: 100, value: 0.25}], slab: 0.125}\n"
    "run: {threads: 2, sync: barrier, parallel: trials, kernels: ref, observe_every: 20,\n"
    "      diverged_above: 100, support_threshold: 0.1}\n";

static void build_complete(void)
{
    built_read(complete);
    built_case(1);
}

Test(plan, holds_the_top_level_and_the_run_section)
{
    build_complete();
    const struct plan *plan = &setup->plan;
    cr_assert_str_eq(setup->general.name, "all");
    cr_assert_str_eq(setup->general.question, "what is decoded?");
    cr_assert(setup->source.seed == 7 && plan->trials == 3 && setup->source.iterations == 200);
    cr_assert(plan->source == &setup->source && plan->network == &setup->network);
    cr_assert(plan->threads == 2 && plan->parallel == PARALLEL_TRIALS);
    cr_assert_str_eq(plan->sync->name, "barrier");
    cr_assert_str_eq(plan->kernels->name, "ref");
    cr_assert(plan->observe_every == 20);
    cr_assert(plan->support_threshold == 0.1 && !plan->save_estimates && !plan->tick);
}

Test(plan, holds_the_network)
{
    static const double half = 0.5, third = 1.0 / 3;
    build_complete();
    built_expect_network(
        4, (int64_t[]){0, 2, 5, 8, 10}, (int32_t[]){0, 1, 0, 1, 2, 1, 2, 3, 2, 3},
        (double[]){half, half, third, third, third, third, third, third, half, half});
}

Test(plan, holds_the_system_and_its_changes)
{
    build_complete();
    const struct system *system = setup->source.system;
    cr_assert(system == &setup->system && system->kind == &system_sparse);
    cr_assert(system->taps == 12 && setup->source.taps == 12 &&
              whole(built_system("nonzeros")) == 3);
    cr_assert_eq(whole(built_system("values")), 1, "sign");
    cr_assert(system->norm.word == -1 && system->norm.value == 2);
    static const struct change wanted[] = {
        {.at = 50, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW},
        {.at = 100, .support = CHANGE_KEEP, .values = CHANGE_REDRAW},
        {.at = 120, .support = CHANGE_REDRAW, .values = CHANGE_KEEP}};
    cr_assert_eq(system->changes.count, COUNT(wanted));
    for (int i = 0; i < COUNT(wanted); i++) {
        const struct change *change = &system->changes.change[i];
        cr_assert(change->at == wanted[i].at && change->support == wanted[i].support &&
                      change->values == wanted[i].values,
                  "change %d", i);
    }
}

Test(plan, holds_a_system_that_moves)
{
    built_make("algorithms: [{name: lms}]\nsystem: {drift: 70, walk: {variance: 1e-4}}");
    cr_assert_eq(setup->system.drift, 70);
    cr_assert(setup->system.walk->variance == 1e-4 && setup->system.walk->decay == 1);
    built_make("algorithms: [{name: lms}]\nsystem: {walk: }");
    cr_assert(!setup->system.walk && !setup->system.drift);
}

Test(plan, holds_input_and_noise)
{
    build_complete();
    cr_assert(setup->source.input == &input_ar1 && setup->source.noise_kind == &noise_gaussian);
    cr_assert_eq(real(built_input("pole")), -0.5);
    for (int k = 0; k < 4; k++)
        cr_assert_eq(input_ar1.power(setup->source.input_params, k), k + 1);
    const struct noise *noise = setup->source.noise;
    cr_assert(noise->snr_db.set && !noise->variance.set);
    cr_assert(noise->snr_db.low == 10 && noise->snr_db.high == 20);
}

Test(plan, holds_the_algorithm)
{
    build_complete();
    cr_assert(setup->plan.algorithm == &algorithm_sapsm && setup->plan.mode == MODE_ATC);
    cr_assert(whole(built_algorithm("window")) == 5 && step_of_node(0) == 0.3);
    const struct real_or_word *radius = built_algorithm("radius");
    cr_assert(radius->word == -1 && radius->value == 4);
    const struct schedule *alpha = built_algorithm("alpha");
    cr_assert(alpha->count == 2 && alpha->step[0].from == 0 && alpha->step[1].from == 100);
    cr_assert(schedule_at(alpha, 99) == 0.5 && schedule_at(alpha, 100) == 0.25);
    const struct per_node *slab = built_algorithm("slab");
    cr_assert(slab->set && per_node_at(slab, 3) == 0.125);
    cr_assert(whole(built_algorithm("metric")) == 1 && whole(built_algorithm("leader")) == 2);
    cr_assert_eq(whole(built_algorithm("metric_period")), 1, "the default");
    built_case(0);
    cr_assert(setup->plan.algorithm == &algorithm_lms && step_of_node(0) == 0.03);
}

Test(plan, has_defaults_for_all_that_is_not_said)
{
    built_make("algorithms: [{name: lms}]");
    const struct plan *plan = &setup->plan;
    cr_assert(setup->source.seed == 1 && plan->trials == 20 && setup->source.iterations == 1000);
    cr_assert(setup->network.nodes == 10 && network_doubly_stochastic(&setup->network));
    cr_assert(setup->system.kind == &system_sparse && setup->system.taps == 64);
    cr_assert(setup->system.norm.word == -1 && setup->system.norm.value == 1);
    cr_assert(whole(built_system("nonzeros")) == 5 && setup->system.changes.count == 0);
    cr_assert(setup->source.input == &input_white && noise_absent(setup->source.noise));
    cr_assert_eq(plan->mode, MODE_ATC);
    cr_assert_str_eq(plan->sync->name, "neighbour");
    cr_assert(plan->kernels == kernels_pick(NULL, &built.err) && plan->observe_every == 1);
    cr_assert(plan->support_threshold == 0.01);
    built_make("algorithms: [{name: sapsm}]\nnoise: {snr_db: 20}");
    cr_assert_eq(setup->plan.mode, MODE_CTA);
}

Test(plan, holds_the_policy_and_the_straggler)
{
    const struct plan *plan = &setup->plan;
    built_make("algorithms: [{name: lms}]\nrun: {threads: 2, sync: stale:3}");
    cr_assert(plan->sync == &sync_stale && plan->staleness == 3 && plan->slow.by <= 1);
    cr_assert_eq(plan->parallel, PARALLEL_NODES);
    built_make("algorithms: [{name: lms}]\nrun: {threads: 2, slow: {thread: 1, by: 3}}");
    cr_assert(plan->sync == &sync_neighbour && plan->staleness == 0);
    cr_assert(plan->slow.thread == 1 && plan->slow.by == 3 && plan->slow.share == 1);
    cr_assert_eq(plan->parallel, PARALLEL_NODES);
    built_make("algorithms: [{name: lms}]\nrun: {threads: 2, slow: {thread: all, share: 0.5}}");
    cr_assert(plan->slow.thread == -1 && plan->slow.by == 2 && plan->slow.share == 0.5);
}

static void expect_points(const char *scenario, int every)
{
    built_make(scenario);
    cr_assert_eq(setup->plan.observe_every, every);
}

Test(plan, chooses_about_a_thousand_points)
{
    expect_points("algorithms: [{name: lms}]\niterations: 5999", 5);
    expect_points("algorithms: [{name: lms}]\niterations: 999", 1);
}

static void expect_threads(const char *scenario, int threads, const char *by,
                           enum parallel parallel)
{
    built_make(scenario);
    cr_expect_eq(setup->plan.threads, threads, "%s: %d threads", scenario, setup->plan.threads);
    cr_expect_eq(setup->plan.parallel, parallel, "%s", scenario);
    if (by)
        cr_expect_str_eq(setup->threads_by, by, "%s: by %s", scenario, setup->threads_by);
}

Test(plan, auto_threads_are_no_more_than_there_is_to_share_out)
{
    setenv("OMP_NUM_THREADS", "4000", 1); /* as many as there are processors, or fewer */
    int cores = team_cores();
    expect_threads("algorithms: [{name: lms}]\nnetwork: {nodes: 1}\ntrials: 1", 1,
                   cores > 1 ? "nodes" : NULL, PARALLEL_NODES);
    expect_threads("algorithms: [{name: lms}]\ntrials: 1\nrun: {parallel: trials}", 1,
                   cores > 1 ? "trials" : NULL, PARALLEL_TRIALS);
}

Test(plan, auto_threads_follow_openmp)
{
    setenv("OMP_NUM_THREADS", "1", 1);
    expect_threads("algorithms: [{name: lms}]", 1, team_cores() > 1 ? "OMP_NUM_THREADS" : NULL,
                   PARALLEL_NODES);
    expect_threads("algorithms: [{name: lms}]\nrun: {threads: 3}", 3, "the scenario",
                   PARALLEL_TRIALS);
}

Test(plan, auto_parallel_takes_trials_where_each_thread_gets_one)
{
    expect_threads("algorithms: [{name: lms}]\ntrials: 3\nrun: {threads: 3}", 3, NULL,
                   PARALLEL_TRIALS);
    expect_threads("algorithms: [{name: lms}]\ntrials: 2\nrun: {threads: 3}", 3, NULL,
                   PARALLEL_NODES);
    expect_threads("algorithms: [{name: lms}]\ntrials: 3\nrun: {threads: 1}", 1, NULL,
                   PARALLEL_NODES);
    expect_threads("algorithms: [{name: lms}]\ntrials: 3\nrun: {threads: 3, parallel: nodes}", 3,
                   NULL, PARALLEL_NODES);
}

Test(plan, auto_parallel_takes_nodes_where_a_policy_is_named_or_memory_is_short)
{
    expect_threads("algorithms: [{name: lms}]\ntrials: 3\nrun: {threads: 3, sync: barrier}", 3,
                   NULL, PARALLEL_NODES);
    expect_threads("algorithms: [{name: lms}]\ntrials: 64\nrun: {threads: 64}\n"
                   "network: {nodes: 1000, topology: ring}\nsystem: {taps: 4096}",
                   64, NULL, PARALLEL_NODES);
}

static void expect_trying(const char *run, int wanted)
{
    char text[200];
    snprintf(text, sizeof text, "algorithms: [{name: lms}]\ntrials: 64\nrun: {%s}", run);
    built_make(text);
    cr_assert_eq(setup->tries_threads, wanted && setup->plan.threads > 1, "%s", run);
}

Test(plan, auto_tries_numbers_of_threads_where_they_divide_nodes_and_no_policy_is_named)
{
    cr_assert(!setenv("OMP_NUM_THREADS", "3", 1));
    expect_trying("parallel: nodes", 1);
    expect_trying("parallel: trials", 0);
    expect_trying("parallel: nodes, threads: 2", 0);
    expect_trying("parallel: nodes, sync: barrier", 0);
    expect_trying("parallel: nodes, slow: {by: 2}", 0);
}

Test(plan, words_stand_for_numbers_and_short_forms_for_maps)
{
    built_make("algorithms: [{name: sapsm, radius: none, mode: none}]\nnoise: {variance: 0}\n"
               "network: {nodes: 3, topology: line}\nsystem: {norm: none}");
    const struct real_or_word *radius = built_algorithm("radius");
    cr_assert(radius->word == 1 && setup->plan.mode == MODE_NONE && setup->system.norm.word == 0);
    cr_assert_eq(setup->network.first[3], 7);
}

Test(plan, completes_the_scenario_with_what_it_took)
{
    built_make("algorithms: [{name: lms, label: L}]\nnetwork: {topology: ring}");
    const struct tree *network = tree_get(setup->tree, "network"),
                      *algorithm = tree_get(setup->tree, "algorithms")->item[0];
    cr_assert_str_eq(tree_text(network, &setup->pool, &built.err),
                     "{topology:{kind:ring},nodes:10,weights:metropolis}");
    cr_assert_str_eq(tree_text(algorithm, &setup->pool, &built.err),
                     "{name:lms,label:L,mode:atc,step:0.03}");
    cr_assert_eq(tree_get(algorithm, "step")->origin, TREE_DEFAULT);
    cr_assert_eq(tree_get(algorithm, "label")->origin, TREE_WRITTEN);
    cr_assert_null(tree_get(built.scenario.base, "run"), "the scenario itself stays as it is");
}

Test(plan, of_a_swept_kind_leaves_out_the_rows_of_the_others)
{
    static const char *const text =
        "algorithms: [{name: lms}]\n"
        "network: {nodes: 9, topology: {kind: geometric, mean_degree: 4}}\n"
        "sweep: {network.topology.kind: [ring, geometric]}";
    built_read(text);
    built_case(0);
    cr_assert_eq(setup->network.first[9], 27, "a ring");
    built_case(1);
    cr_assert_eq(setup->network.first[9], 9 + 2 * 18, "9 nodes of mean degree 4");
}

/* ||h*|| 2, input of power 4, noise of power 9: 5 in all, where the desired signal is not recorded.
 */
Test(plan, bounds_divergence_in_units_of_the_desired_signal)
{
    built_make("system: {taps: 8, norm: 2}\ninput: {variance: 4}\nnoise: {variance: 9}\n"
               "run: {diverged_above: 100}\nalgorithms: [{name: lms}]");
    cr_assert_float_eq(setup->plan.diverged_above, 500, 1e-9);
    built_make("system: {taps: 8, norm: 2}\ninput: {variance: 4}\nnoise: {snr_db: 20}\n"
               "run: {diverged_above: 100}\nalgorithms: [{name: lms}]");
    cr_assert_float_eq(setup->plan.diverged_above, 100 * sqrt(16 + 0.16), 1e-5);
    test_folder_write("d/a.csv", "1,2\n3,4\n5,6\n");
    test_folder_write("d/b.csv", "3e6,0\n0,4e6\n0,0\n");
    built_make(BUILT_RECORDING("", "signal: a.csv, desired: b.csv"));
    cr_assert_float_eq(setup->plan.diverged_above, 1e6 * sqrt(25e12 / 6), 1);
    test_folder_write("d/c.csv", "1,-1\n1,1\n-1,1\n");
    test_folder_write("d/h.csv", "0,3\n");
    built_make(BUILT_RECORDING(", file: h.csv", "signal: c.csv"));
    cr_assert_float_eq(setup->plan.diverged_above, 3e6, 1e-3);
}
