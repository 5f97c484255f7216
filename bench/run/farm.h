/* One run by the processes that mpirun started. Process 0 leads: it hands out blocks, writes their
 * lines to blocks.jsonl as they come, and times and records the cases whose blocks are all there.
 * The others compute. The blocks do not depend on the number of processes, so --resume may use
 * another number. */
#ifndef BENCH_RUN_FARM_H
#define BENCH_RUN_FARM_H

#include "bench/common/sha256.h"
#include "bench/run/run_blocks.h"

/* Divides the cases into blocks for processes; frees what division_free frees. Returns 0, or -1 and
 * err. */
int farm_divide(struct division *, const struct scenario *, const char *chosen,
                const struct checked *, struct err *);

/* Hashes the request: scenarios, inputs, chosen cases (scenarios, cases), saved files.
 * Returns 0, or -1 and err. */
int farm_digest(const struct scenario *, const char *const *chosen, size_t scenarios,
                const struct run_request *, char digest[SHA256_TEXT], struct err *);

/* Before anything runs, process 0 compares the builds and digests of all processes and sends them
 * the verdict. `failed` is not 0 when this process could not read the scenarios; err has the
 * reason. Returns 0 when all agree; else -1, in process 0 with err. */
int farm_agree(int failed, const char *digest, struct err *);

/* Sets the work and the cases of the progress. */
void farm_count_work(struct run *);

/* Process 0 of a run whose results are open; without other processes it computes the blocks itself.
 * Returns 0, or -1 and err. */
int farm_lead(struct run *, struct err *);

/* Process 0 ends the scenario for the others, with the exit code for all. Returns 0, or -1 when one
 * of them does not answer; the caller then ends them with peers_abort. */
int farm_dismiss(int code);

/* Every other process computes blocks until process 0 ends the scenario. Returns the exit code. */
int farm_serve(const struct scenario *, const char *chosen, const struct run_request *,
               struct files *);

#endif
