/* The execution of a case: threads, policy, kernels, points of the curve. */
#include "bench/scenario/setup.h"

#include "base/option_rows.h"
#include "bench/common/allowance.h"
#include "bench/peers/peers.h"
#include "engine/team.h"

#include <unistd.h>

static const char *const auto_words[] = {"auto", NULL};
const char *const parallel_words[] = {"nodes", "trials", "ranks", "auto", NULL};
enum { PARALLEL_AUTO = PARALLEL_RANKS + 1 };

/* In the order of syncs[] and, after auto, of kernel_sets[]. */
static const char *const sync_words[] = {
#define SYNC(id, written) written,
#include "engine/syncs.def"
#undef SYNC
    NULL,
};
static const char *const kernel_words[] = {
    "auto",
#define KERNELS(id) #id,
#include "kernels/kernels.def"
#undef KERNELS
    NULL,
};

/* enum layout_choice, enum precision */
const char *const layout_words[] = {"auto", "natural", "near", "cut", NULL};
static const char *const precision_words[] = {"f64", "f32", NULL};
static const char *const core_words[] = {"any", "siblings", "type:N", NULL}; /* enum core_choice */
static const char *const profile_words[] = {"no", "yes", NULL};

#define OPTION_STRUCT struct run_params
#define TIMING(field, kind, range, default_, words, unit, help)                                    \
    OPTION_ROW(#field, timing.field, kind, range, default_, words, unit, help)
/* clang-format off */
static const struct option rows[] = {
    INT_OR(threads,           CLOSED(1, 4096),        "auto",      auto_words, "threads",
           "auto: the smallest of OMP_NUM_THREADS, OMP_THREAD_LIMIT, the CPU quota, the "
           "processors, and the number of nodes (or trials); where threads divide the nodes and "
           "neither sync nor slow is named, the timed repetitions run on the number up to that "
           "which is fastest in a short trial"),
    WORD  (sync,              CLOSED(0, MOST_STALE),  "neighbour", sync_words,  "iterations",
           "when a thread may start its next iteration; stale:N: rows of other threads may be N "
           "iterations old, except where all meet, at the points of the curve; not with "
           "a leader or a centre"),
    CHOICE(parallel,                                  "auto",      parallel_words,
           "what the threads divide: the nodes of one network, or whole trials; auto: trials if "
           "each thread gets one, memory allows and neither sync nor slow is named; else nodes. "
           "ranks: the nodes of one network, divided among the processes that mpirun starts (METIS), "
           "and those of each among its threads; the same bits, no counters"),
    CHOICE(layout,                                    "auto",      layout_words,
           "order of nodes in memory: natural, by number; near, neighbours together; cut, for each "
           "thread a part that few links leave (METIS); auto: near if it pays. All give the same "
           "bits"),
    CHOICE(kernels,                                   "auto",      kernel_words,
           "the instruction set; auto: the fastest that runs here. All give the same bits"),
    CHOICE(precision,                                 "f64",       precision_words,
           "precision of estimates, regressors and the arithmetic on them; single numbers are "
           "f64 in both"),
    INT_OR(observe_every,     CLOSED(1, 1e9),         "auto",      auto_words, "iterations",
           "iterations from one point of the learning curve to the next; auto: about 1000 "
           "points"),
    REAL  (diverged_above,    LEFT_OPEN(0, INFINITY), "1e6",                   "rms of desired",
           "a node has diverged when its a-priori error exceeds this or is not finite"),
    REAL  (support_threshold, RIGHT_OPEN(0, 1),       "0.01",                  "1",
           "a tap counts as non-zero above this share of the estimate's largest"),
    TIMING(repetitions, INT_OR_WORD, CLOSED(0, 1e6),     "auto", auto_words, "repetitions",
           "timed runs of the same seed, apart from the curves'; a number: exactly as many, "
           "unless the budget is spent first; auto: at least 6, until the median is known to "
           "max_noise or the budget is spent; 0: none, and ns_per_update is the time of the "
           "curves, which cases with the same data make together"),
    TIMING(warmup,      INT,         CLOSED(0, 1e6),     "1",    NULL,       "repetitions",
           "repetitions before the first one that counts; they are kept and flagged"),
    TIMING(min_time,    SECONDS,     CLOSED(1e-4, 3600), "20ms", NULL,       "seconds",
           "minimum duration of a repetition: it runs enough trials to fill it"),
    TIMING(budget,      SECONDS,     ABOVE(0),           "2s",   NULL,       "seconds",
           "time for timing a case: no repetition begins after it"),
    TIMING(max_noise,   REAL,        LEFT_OPEN(0, 1),    "0.02", NULL,       "1",
           "auto repetitions end when the width of the median's 95 % interval / the median is "
           "below this"),
    TIMING(counters,    TEXT,        NO_RANGE,           "papi,perf,rusage", NULL, "",
           "none | auto | back ends, quantities or events, as `slabmark list counters` names "
           "them; auto: callgrind as well, where nothing else counts instructions"),
    TIMING(profile,     CHOICE,      NO_RANGE,           "yes",  profile_words, "",
           "whether the first repetitions run a second time with laps, which show the time by "
           "phase"),
    TIMING(cores,       WORD,        CLOSED(0, 7),       "any",  core_words, "",
           "the processors on which timed threads run: any, first one of each core; siblings, the "
           "hardware threads of one core, then of the next; type:N, cores of that type on a CPU "
           "that has several, 0 the slowest. A case whose cores this machine lacks is left out"),
};
/* clang-format on */
const struct options run_options = OPTIONS(rows, struct run_params);

static const char *const parts[] = {"slow", NULL};
static const char *const all_words[] = {"all", NULL};

#undef OPTION_STRUCT
#define OPTION_STRUCT struct slow_params
/* clang-format off */
static const struct option slow_rows[] = {
    INT_OR(thread, CLOSED(0, 4095), "0", all_words, "",
           "the straggler; all: every thread, each in iterations of its own"),
    REAL  (by,     CLOSED(1, 1e6),  "2",            "1",
           "its slow iterations take this many times as long as they need; it spins, and results "
           "do not change"),
    REAL  (share,  CLOSED(0, 1),    "1",            "1",
           "share of its iterations that are slow, drawn with the seed"),
};
/* clang-format on */
const struct options slow_options = OPTIONS(slow_rows, struct slow_params);

/* The most memory of all threads' networks for which `parallel: auto` chooses trials. */
static const size_t parallel_bytes = 1000000000;

static int about_1000_points(int iterations)
{
    return iterations / 1000 > 1 ? iterations / 1000 : 1;
}

/* The number of threads that the scenario sets, else the number that the process may use. */
static void choose_threads(struct setup *setup, const struct run_params *run)
{
    struct host host;
    struct allowance allowance = {(int)run->threads.value, "the scenario"};
    if (run->threads.word >= 0) {
        host_here(&host);
        allowance = allowance_of(&host, team_cores());
    }
    setup->plan.threads = allowance.threads;
    setup->threads_by = allowance.by;
}

/* Policies and stragglers are compared on one network. */
static int names_policy(const struct tree *section)
{
    return tree_get(section, "sync")->origin != TREE_DEFAULT || tree_get(section, "slow");
}

/* Trials in parallel share nothing and are fastest, but each thread holds a network. */
static enum parallel choose_parallel(const struct setup *setup, const struct run_params *run,
                                     const struct tree *section)
{
    struct plan plan = setup->plan;
    if (run->parallel != PARALLEL_AUTO)
        return (enum parallel)run->parallel;
    plan.parallel = PARALLEL_TRIALS;
    return plan.threads > 1 && plan.trials >= plan.threads && !names_policy(section) &&
                   engine_bytes(&plan) <= parallel_bytes
               ? PARALLEL_TRIALS
               : PARALLEL_NODES;
}

/* The processors of this host for each process here. */
static int ranks_threads(void)
{
    int share = (int)sysconf(_SC_NPROCESSORS_ONLN) / peers_here();
    return share > 1 ? share : 1;
}

/* With threads: auto a team is no larger than the number of nodes or trials, and several numbers
 * are tried unless policies are compared. */
static void limit_threads(struct setup *setup, const struct run_params *run,
                          const struct tree *section)
{
    int trials = setup->plan.parallel == PARALLEL_TRIALS;
    struct allowance allowance = {setup->plan.threads, setup->threads_by};
    if (run->threads.word < 0)
        return;
    allowance_tighten(&allowance, trials ? setup->plan.trials : plan_nodes(&setup->plan),
                      trials ? "trials" : "nodes");
    if (setup->plan.ranks)
        allowance_tighten(&allowance, ranks_threads(), "processes");
    setup->plan.threads = allowance.threads;
    setup->threads_by = allowance.by;
    setup->tries_threads = !trials && allowance.threads > 1 && !names_policy(section);
}

static int setup_slow(struct setup *setup, struct tree *section, struct err *err)
{
    struct slow_params slow;
    struct section own = {&slow_options, &slow};
    if (!section)
        return 0;
    if (decode(section, &own, 1, NULL, NULL, &setup->pool, err))
        return -1;
    setup->plan.slow = (struct slow){.thread = slow.thread.word < 0 ? (int)slow.thread.value : -1,
                                     .by = slow.by,
                                     .share = slow.share};
    return 0;
}

int setup_run(struct setup *setup, struct tree *section, struct err *err)
{
    struct plan *plan = &setup->plan;
    struct run_params run;
    struct section own = {&run_options, &run};
    if (decode(section, &own, 1, parts, NULL, &setup->pool, err) ||
        setup_slow(setup, tree_get(section, "slow"), err))
        return -1;
    plan->kernels = kernels_pick(run.kernels ? kernel_words[run.kernels] : NULL, err);
    if (!plan->kernels)
        return tree_locate(tree_get(section, "kernels")->mark, err);
    plan->kernels = plan->kernels->in[run.precision];
    plan->trials = setup->general.trials;
    plan->sync = syncs[run.sync.word];
    plan->staleness = run.sync.number;
    plan->layout = (enum layout_choice)run.layout;
    plan->observe_every = run.observe_every.word < 0 ? (int)run.observe_every.value
                                                     : about_1000_points(setup->general.iterations);
    plan->diverged_above = run.diverged_above;
    plan->support_threshold = run.support_threshold;
    setup->timing = run.timing;
    choose_threads(setup, &run);
    plan->parallel = choose_parallel(setup, &run, section);
    if (setup_ranks(setup, section, err))
        return -1;
    limit_threads(setup, &run, section);
    return 0;
}
