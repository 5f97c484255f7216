/* Two result folders made by hand, base/ and new/ in the working directory, and what compare makes
 * of them. */
#ifndef SUPPORT_COMPARED_H
#define SUPPORT_COMPARED_H

#include "bench/compare/compare.h"

/* run.json of a machine and an algorithm, as JSON texts. */
#define COMPARED_MACHINE(model, governor)                                                          \
    "\"machine\": {\"architecture\": \"x86_64\", \"cpu\": {\"model\": \"" model "\", "             \
    "\"identity\": \"i\", \"isa\": [\"sse2\", \"avx2\"]}, \"kernels\": {\"chosen\": \"avx2\"}, "   \
    "\"cores\": {\"allowed\": 4}, \"limits\": {\"cpu_quota\": \"none\"}, "                         \
    "\"virtual\": {\"hypervisor\": \"none\"}, \"frequency\": {\"governor\": \"" governor "\"}}"
#define COMPARED_RUN(machine, algorithms)                                                          \
    "{\"schema\": 4, \"name\": \"s\", \"started\": \"2026-03-04T05:06:07Z\", \"status\": "         \
    "\"complete\", \"resolved\": {\"name\": \"s\", \"trials\": 3, \"algorithms\": [" algorithms    \
    "]}, " machine "}"
#define COMPARED_LMS(step) "{\"name\": \"lms\", \"label\": \"A\", \"step\": " step "}"

extern const char compared_plain_run[];

/* Appends a line of cases.jsonl; `run` is what follows in the case's "run". */
void compared_put_case(char *lines, const char *name, const char *digest, const char *determinism,
                       const char *step, const char *run, const char *ns);

/* Writes a file in a folder, which is made when it is missing. */
void compared_write(const char *folder, const char *name, const char *text);

/* base/ has the plain run and the cases a, b and gone. */
void compared_write_base(void);
void compared_write_new(const char *run, const char *lines);

/* Tolerances of 1 %, none of CPU time, 0.3 dB and 10 %. */
struct compare_options compared_options(int ignore_environment);
json_t *compared_document(int ignore_environment);

/* The result of a pair, "same", or "not paired". */
const char *compared_result(const json_t *document, const char *name);

/* Runs `slabmark compare base new`, with an option unless it is NULL, and returns the exit code.
 * The file "said" receives stderr. */
int compared_command(const char *option);

#endif
