/* Runs the cases of a scenario, batch after batch, and writes a result directory. */
#ifndef BENCH_RUN_H
#define BENCH_RUN_H

#include "bench/common/exit_codes.h"
#include "bench/run/counting.h"
#include "bench/scenario/files.h"
#include "bench/results/results.h"
#include "theory/theory.h"

enum { RUN_DIVERGED = ERR_ACCURACY, RUN_STOPPED = EXIT_STOPPED }; /* exit codes */

/* Results of the check of a case, kept so that nothing is built twice to estimate the time. */
struct checked {
    double work;    /* tap updates, weighted by the rows that each one reads */
    double updates; /* of nodes, in all trials */
    double timing;  /* seconds that timing or counting may take; 0: there is none */
    int nodes, trials;
    size_t bytes; /* memory of the engine and the setup */
    int threads;
    const char *threads_by; /* what limits them: see setup.h */
    int tries_threads;      /* likewise */
    int follows_links;      /* 1: its noise depends on the network */
    int named;              /* 1: a file's node ids are not numbers */
    int shared;             /* 1: processes share its network */
    int noiseless;          /* 1: neither noise nor a recorded desired signal is given */
    char cuts[320];         /* crashes that cut the network: see cuts.h; "": none */
    const char *lacking; /* why this machine has no such cores: see measure/cores.h; NULL: it has */
    const char *unfit;   /* algorithm whose theory requires other weights than these; NULL: none */
    const char *unanswered;  /* why messages that it counts on lack: exchange.h; NULL: none do */
    const char *theory_gap;  /* why it has no curve by theory; NULL: it has, or none is asked for */
    struct step_limit limit; /* of a step that is not stable; bound 0: all are */
};

struct shard {
    int index, of; /* index from 1; of 0: the run is not divided */
};

struct run_request {
    const char *output; /* directory; NULL: results/NAME-DATE       */
    int several;        /* more scenarios follow: output/NAME each  */
    enum results_mode mode;
    unsigned saved; /* files that --save asks for: see result_files.h */
    int quiet;
    const char *command; /* the command line */
    struct shard shard;
    int processes;      /* that mpirun started; 1: none but this one */
    const char *filter; /* of the cases' names, for shards; NULL: none */
    struct counting *counting;
    const struct checked *checked; /* (cases,) of the scenario, by run_check */
};

/* Builds and frees every chosen case, so that errors appear before anything runs. Fills checked
 * (cases,) for each chosen case. Returns 0, or -1 and err. */
int run_check(const struct scenario *, const char *chosen, const struct run_request *,
              struct files *, struct checked *, struct err *);

/* Leaves out the checked cases whose cores this machine lacks, and prints each reason once to
 * stderr. Returns the number of cases that stay. */
int run_leave_out(const struct scenario *, char *chosen, const struct checked *);

/* Tap updates of all trials, weighted by the rows that each one reads: a rough model, sufficient to
 * estimate the time left. */
double run_work(const struct plan *);

/* Sets the plan to keep the data for the files that --save requests. */
void run_save(struct plan *, unsigned saved);

/* Runs the cases whose byte in `chosen` (cases,) is not 0. Returns 0; RUN_DIVERGED; RUN_STOPPED (by
 * a signal; finished cases are kept); or -1 and err. */
int run_scenario(const struct scenario *, const char *chosen, const struct run_request *,
                 struct files *, struct err *);

#endif
