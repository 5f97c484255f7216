/* Determinism: the scenario of tests/digests.sh on every kernel set of this machine, with one to
 * three threads, both policies, parallel nodes and trials. */
#include "bench/validate/embedded.h"
#include "bench/validate/study.h"
#include "bench/validate/validate.h"

#include "base/join.h"
#include "base/mem.h"
#include "bench/run/batch.h"
#include "kernels/kernels.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct known_problem determinism = {
    .name = "digests",
    .title = "One digest for all kernel sets, threads and policies",
    .source = "recorded on x86-64 with gcc 12; tests/digests.sh",
};

static const struct recorded {
    const char *label, *precision;
    uint64_t digest;
} recorded[] = {
#define DIGEST(label, precision, digest) {label, precision, UINT64_C(digest)},
#include "bench/validate/digests.def"
#undef DIGEST
};
enum { RECORDED = sizeof recorded / sizeof *recorded };

/* The runs of one label and precision. */
struct agreement {
    int runs, other; /* 1: a run differs */
    uint64_t digest; /* of the first run, or of the first that differs */
    char name[120];  /* of the case that differs */
};

/* "[avx2,scalar]", as a value of the scenario */
static const char *kernels_here(char *list, size_t size)
{
    char names[160] = "";
    for (int i = 0; kernel_sets[i]; i++)
        if (kernels_run_here(kernel_sets[i]))
            join(names, sizeof names, ",", kernel_sets[i]->name);
    snprintf(list, size, "[%s]", names);
    return list;
}

static void note_digest(struct agreement *agreements, const struct batch *batch)
{
    const struct plan *plan = &batch->setup[0].plan;
    for (int i = 0; i < RECORDED; i++) {
        struct agreement *agreement = &agreements[i];
        if (strcmp(recorded[i].label, batch->item[0]->label) ||
            strcmp(recorded[i].precision, precision_name(plan->kernels->precision)))
            continue;
        agreement->runs++;
        if (agreement->other || batch->outcome[0].digest == recorded[i].digest)
            continue;
        agreement->other = 1;
        agreement->digest = batch->outcome[0].digest;
        snprintf(agreement->name, sizeof agreement->name, "%s", batch->item[0]->name);
    }
}

static int run_ways(const struct scenario *scenario, struct files *files,
                    struct agreement *agreements, struct err *err)
{
    static const struct checked small = {0};
    int failed = 0;
    for (int i = 0; !failed && i < scenario->cases; i++) {
        struct batch batch = {0};
        failed = batch_add(&batch, &scenario->item[i], &small, files, err) ||
                 batch_curves(&batch, files, err);
        if (!failed)
            note_digest(agreements, &batch);
        batch_free(&batch);
    }
    return failed;
}

static json_t *digest_json(uint64_t digest)
{
    char text[20];
    snprintf(text, sizeof text, "%016" PRIx64, digest);
    return json_string(text);
}

static int judge_digest(struct validation *validation, int i, const struct agreement *agreement,
                        struct err *err)
{
    char what[200];
    if (agreement->other)
        snprintf(what, sizeof what, "%s", agreement->name);
    else
        snprintf(what, sizeof what, "%s, %s: %d runs", recorded[i].label, recorded[i].precision,
                 agreement->runs);
    const struct finding finding = {
        .what = what,
        .unit = "",
        .expected = digest_json(recorded[i].digest),
        .measured = digest_json(agreement->other ? agreement->digest : recorded[i].digest),
        .ok = agreement->runs && !agreement->other,
    };
    return validate_add(validation, &determinism, &finding, err);
}

int validate_digests(struct validation *validation, struct files *files, struct err *err)
{
    char kernels[200];
    const struct override overrides[] = {
        {"run.threads", "[1,2,3]", "validate"},
        {"run.kernels", kernels_here(kernels, sizeof kernels), "validate"}};
    struct agreement agreements[RECORDED] = {{0}};
    struct scenario scenario;
    int failed = scenario_parse(&scenario, embedded_digest, determinism.name, overrides, 2, err) ||
                 run_ways(&scenario, files, agreements, err);
    for (int i = 0; !failed && i < RECORDED; i++)
        failed = judge_digest(validation, i, &agreements[i], err);
    scenario_free(&scenario);
    return failed ? -1 : 0;
}
