/* A case ready to run: decoded, loaded, drawn and checked. Functions return 0, or -1 and err with
 * the place in the file, unless they say otherwise. One thread per setup and per cache of files. */
#ifndef BENCH_SCENARIO_SETUP_H
#define BENCH_SCENARIO_SETUP_H

#include "bench/scenario/decode.h"
#include "bench/scenario/files.h"
#include "bench/scenario/pool.h"
#include "bench/scenario/timing_settings.h"
#include "bench/scenario/tree.h"
#include "engine/engine.h"
#include "network/partition.h"

struct general_params { /* the top level of a scenario */
    const char *name, *question, *expect;
    int seed, trials, iterations;
    int theory; /* 1: curves by theory beside the simulated ones */
};
extern const struct options general_options;

struct network_params {
    int nodes;
};
extern const struct options network_options;

struct system_params {
    int taps;
    struct real_or_word norm;
    int drift;
};
extern const struct options system_options;

struct algorithm_params { /* the parameters common to all algorithms */
    const char *name, *label;
    int mode;
};
extern const struct options algorithm_options;
extern const char *const mode_words[]; /* of enum mode */

struct run_params {
    struct real_or_word threads, observe_every;
    struct word_and_number sync;
    int parallel, layout, kernels, precision;
    double diverged_above, support_threshold;
    struct timing_settings timing;
};
extern const struct options run_options;

struct slow_params { /* a straggler */
    struct real_or_word thread;
    double by, share;
};
extern const struct options slow_options;

enum redraw { REDRAW_ONCE, REDRAW_TRIAL };
struct redraw_params {
    int network, noise, system; /* enum redraw */
};
extern const struct options redraw_options;

extern const char *const parallel_words[]; /* of enum parallel */
extern const char *const layout_words[];   /* of enum layout_choice */

struct setup {
    const struct tree *origin; /* and the item of its algorithms that it is of */
    int algorithm;
    int trial;   /* the trial of this network and these levels   */
    int redraws; /* 1: other trials have other networks or levels */
    uint64_t network_seed, level_seed;
    struct pool pool;
    struct tree *tree; /* the case's own scenario, completed with defaults */
    struct general_params general;
    struct network network;
    struct exchange exchange;
    struct partition partition; /* with ranks */
    struct ranks ranks;
    int given;         /* 1: began with its share of the network, which process 0 has drawn */
    int shared_as;     /* number under which the other processes have it; 0: they do not have it */
    size_t drawing;    /* bytes that drawing the network takes; 0: it was read as a matrix */
    const char *graph; /* key in files->network; NULL: the graph is not kept */
    struct files *files;
    struct system system;
    struct source source;
    struct timing_settings timing;
    const char *threads_by; /* what limits the threads: an allowance's word, "nodes", ... */
    int tries_threads;      /* 1: up to plan.threads, the fastest number is found by trying */
    struct plan plan;       /* points into the members above: a setup must not move */
};

/* Decodes one case's scenario for item `algorithm` of its algorithms, and makes every check that
 * needs no run. The tree is copied. The files must outlive the setup. Call setup_free after success
 * and after failure. */
int setup_build(struct setup *, const struct tree *, int algorithm, struct files *, struct err *);

/* The same for one trial. A case whose network or levels are drawn for each trial has one setup per
 * trial; that of trial 0 represents the case. */
int setup_build_trial(struct setup *, const struct tree *, int algorithm, int trial, struct files *,
                      struct err *);

/* The same in a process that has received its share of the network. The share, and the part of each
 * node on the heap, then belong to the setup, also after failure. */
int setup_build_share(struct setup *, const struct tree *, int algorithm, int trial, struct files *,
                      const struct ranks *given, int32_t *part, struct err *);
void setup_free(struct setup *);

/* Of a network that processes share each has its rows: frees the whole graph, which a run does not
 * need, and makes it again for the results. Without ranks both do nothing. */
void setup_drop_graph(struct setup *);
int setup_regain_graph(struct setup *, struct err *);

/* Bytes that process 0 holds at most while it draws and divides the network: the whole graph, and
 * METIS's own. 0: processes share none. Not after setup_drop_graph. */
size_t setup_dividing_bytes(const struct setup *);

/* 1 when every process of several keeps the whole graph. Bytes that one holds while the case runs.
 */
int setup_keeps_graph(const struct setup *);
size_t setup_running_bytes(const struct setup *);

/* Why a case that asks for theory has none; static. NULL: it has one, or does not ask. */
const char *setup_theory_gap(const struct setup *);

/* 1 when it asks for theory and has one. */
static inline int setup_wants_theory(const struct setup *setup)
{
    return setup->general.theory && !setup_theory_gap(setup);
}

/* The steps of setup_build, one file each. */
int setup_redraw(struct setup *, struct tree *section, struct err *);
int setup_network(struct setup *, struct tree *section, struct files *, struct err *);
int setup_exchange(struct setup *, struct tree *section, struct err *);
int setup_weights(struct setup *, struct tree *section, struct err *);
int setup_weights_file(struct setup *, struct tree *section, int nodes, struct files *,
                       struct err *);
int setup_data(struct setup *, struct tree *root, struct files *, struct err *);
int setup_check_recording(const struct recording *, struct err *);
int setup_recording(struct setup *, struct recording *, struct files *, struct err *);
int setup_algorithm(struct setup *, struct tree *section, struct err *);
int setup_run(struct setup *, struct tree *section, struct err *);
int setup_ranks(struct setup *, const struct tree *section, struct err *);

/* Makes the share of any rank, whose number and count are set; the graph must be there. */
int setup_share(const struct setup *, struct ranks *, struct err *);

/* Recorded data have one trial: sets the default to 1 and rejects any other number. */
int setup_recorded_trials(struct setup *, struct tree *root, const struct recording *,
                          struct err *);

/* E u_i^2, averaged over the nodes: measured on a recording, else by its model. */
double setup_input_power(const struct source *);

/* Root mean square of the desired signal over all nodes: measured on a recording, else computed
 * from the powers of input, system and noise. 1 if the signal is zero. */
int setup_desired_rms(const struct source *, double *rms, struct err *);

/* Writes a number that a file or the data determine into the resolved scenario. */
int setup_put_number(struct setup *, struct tree *map, const char *key, int value, struct err *);

/* A section of the scenario; adds an empty map when it is missing. NULL and err when out of memory.
 */
struct tree *setup_section(struct setup *, struct tree *root, const char *name, struct err *);

/* A part of a section that chooses a member of a family. `topology: ring` means `topology: {kind:
 * ring}`, which replaces it. Adds an empty map when it is missing. NULL and err when out of memory.
 */
struct tree *setup_spell_out(struct setup *, struct tree *section, const char *name,
                             const char *key, struct err *err);

/* The index in a family of the member that map[key] names; `fallback` names it when the key is
 * missing. -1 and err when there is no such member. */
int setup_variant(struct setup *, struct tree *map, const char *key, const char *fallback,
                  const struct variant *const *family, struct err *);

/* Decodes the rows of the chosen variant and of `common` from one map. *params receives the
 * variant's new params struct, from the setup's pool. If a sweep chose the member, rows of the
 * family's other members are accepted and ignored. */
int setup_variant_params(struct setup *, struct tree *map, const char *key,
                         const struct section *common, const char *const *others,
                         const struct variant *const *family, int chosen, void **params,
                         struct err *);

#endif
