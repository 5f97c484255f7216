#include "bench/validate/study.h"

#include "base/mem.h"
#include "bench/results/summarise.h"
#include "bench/run/batch.h"

#include <stdlib.h>
#include <string.h>

/* Takes the outcome of case i out of the batch. */
static int take_case(struct study *study, struct batch *batch, int i, struct err *err)
{
    struct setup *setup = &batch->setup[i];
    if (mem_grow(&study->item, (size_t)study->count, sizeof *study->item, err))
        return -1;
    struct studied *studied = &study->item[study->count++];
    *studied = (struct studied){.name = batch->item[i]->name,
                                .nodes = setup->source.nodes,
                                .taps = setup->source.taps,
                                .trials = setup->plan.trials,
                                .outcome = batch->outcome[i]};
    batch->outcome[i] = (struct outcome){0};
    studied->curve = summarise_case(&setup->plan, &studied->outcome, setup_wants_theory(setup),
                                    &studied->summary, err);
    return studied->curve ? 0 : -1;
}

static int run_batch(struct study *study, const struct scenario *scenario, const int *batch_of,
                     int which, struct files *files, struct err *err)
{
    static const struct checked small = {0};
    struct batch batch = {0};
    int failed = 0;
    for (int i = 0; !failed && i < scenario->cases; i++) {
        if (batch_of[i] != which)
            continue;
        failed = batch_add(&batch, &scenario->item[i], &small, files, err);
        if (!failed)
            batch.setup[batch.count - 1].plan.save_estimates = 1;
    }
    failed = failed || batch_curves(&batch, files, err);
    for (int i = 0; !failed && i < batch.count; i++)
        failed = take_case(study, &batch, i, err);
    batch_free(&batch);
    return failed;
}

int study_run(struct study *study, const struct scenario *scenario, const char *chosen,
              struct files *files, struct err *err)
{
    int batches = 0, failed;
    *study = (struct study){0};
    /* all cases of a problem have the same number of nodes */
    struct checked *checked = mem_zeroed((size_t)scenario->cases, sizeof *checked, err);
    int *batch = checked ? batch_share_out(scenario, chosen, checked, &batches, err) : NULL;
    failed = !batch;
    for (int i = 0; !failed && i < batches; i++)
        failed = run_batch(study, scenario, batch, i, files, err);
    free(batch);
    free(checked);
    return failed ? -1 : 0;
}

void study_free(struct study *study)
{
    for (int i = 0; i < study->count; i++) {
        outcome_free(&study->item[i].outcome);
        free(study->item[i].curve);
    }
    free(study->item);
    *study = (struct study){0};
}

const struct studied *study_find(const struct study *study, const char *name)
{
    for (int i = 0; i < study->count; i++)
        if (!strcmp(study->item[i].name, name))
            return &study->item[i];
    return NULL;
}
