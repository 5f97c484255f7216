#include "bench/run/recorder.h"

#include "base/clock.h"
#include "bench/common/screen.h"
#include "bench/results/summarise.h"
#include "bench/run/case_table.h"

#include <stdlib.h>

static const double longest_wait = 1; /* seconds that quick cases wait for each other */

static int fill_result(const struct recorder *recorder, const struct batch *batch, int i,
                       struct recorded *recorded, struct err *err)
{
    const struct setup *setup = &batch->setup[i];
    recorded->result = (struct case_result){
        .scenario = recorder->scenario,
        .item = batch->item[i],
        .resolved = setup->tree,
        .plan = &setup->plan,
        .machine = batch->machine[i] ? batch->machine[i] : results_machine(recorder->results),
        .threads_by = setup->threads_by,
        .outcome = &batch->outcome[i],
        .measured = &recorded->measured,
        .footprint = footprint_of(&setup->plan),
        .bound = bound_of(&setup->plan, &recorded->measured.work, recorder->results->ceilings)};
    if (traffic_of(&setup->plan, batch->outcome[i].sent, &recorded->result.traffic, err))
        return -1;
    recorded->curve = summarise_case(&setup->plan, &batch->outcome[i], setup_wants_theory(setup),
                                     &recorded->result.summary, err);
    recorded->result.curve = recorded->curve;
    return recorded->curve ? 0 : -1;
}

static void show_case(struct recorder *recorder, const struct recorded *recorded)
{
    if (recorder->quiet)
        return;
    progress_clear(recorder->progress);
    progress_case(recorder->progress, &recorded->result, recorded->seconds);
    case_table_row(stdout, &recorded->result);
    remarks_add(&recorder->remarks, &recorded->result);
    fflush(stdout);
}

static void forget_case(struct recorded *recorded)
{
    free(recorded->curve);
    measured_free(&recorded->measured);
}

static void forget_waiting(struct recorder *recorder)
{
    while (recorder->count)
        forget_case(&recorder->waiting[--recorder->count]);
}

int recorder_finish(struct recorder *recorder, struct err *err)
{
    int failed = results_sync(recorder->results, err);
    for (int i = 0; !failed && i < recorder->count; i++)
        show_case(recorder, &recorder->waiting[i]);
    forget_waiting(recorder);
    recorder->since = clock_seconds();
    return failed;
}

int recorder_add(struct recorder *recorder, const struct batch *batch, int i,
                 const struct measured *measured, double seconds, struct err *err)
{
    struct recorded *recorded = &recorder->waiting[recorder->count];
    *recorded = (struct recorded){.measured = *measured, .seconds = seconds};
    if (fill_result(recorder, batch, i, recorded, err) ||
        results_add(recorder->results, &recorded->result, err) ||
        report_add(&recorder->report, &recorded->result, err)) {
        forget_case(recorded);
        return -1;
    }
    recorder->count++;
    recorder->recorded++;
    recorder->diverged |= batch->outcome[i].diverged.trial >= 0;
    return clock_seconds() - recorder->since > longest_wait ? recorder_finish(recorder, err) : 0;
}

void recorder_free(struct recorder *recorder)
{
    forget_waiting(recorder);
    report_free(&recorder->report);
}
