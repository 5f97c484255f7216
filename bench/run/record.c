#include "bench/run/record.h"

#include "base/clock.h"
#include "bench/common/screen.h"
#include "bench/run/case_table.h"

#include <stdlib.h>

static const double longest_wait = 1; /* seconds that quick cases wait for each other */

/* The curve, heap, and the figures of merit of a case. */
static struct curve_point *summarise(const struct plan *plan, const struct outcome *outcome,
                                     struct summary *summary, struct err *err)
{
    struct reference reference;
    if (reference_init(&reference, plan, err))
        return NULL;
    struct curve_point *curve = summary_curve(plan, outcome, &reference, err);
    if (curve && summary_make(plan, outcome, curve, &reference, summary, err)) {
        free(curve);
        curve = NULL;
    }
    reference_free(&reference);
    return curve;
}

static int fill_result(const struct record *record, const struct batch *batch, int i,
                       struct recorded *recorded, struct err *err)
{
    const struct setup *setup = &batch->setup[i];
    recorded->result = (struct case_result){
        .scenario = record->scenario,
        .item = batch->item[i],
        .resolved = setup->tree,
        .plan = &setup->plan,
        .threads_by = setup->threads_by,
        .outcome = &batch->outcome[i],
        .measured = &recorded->measured,
        .footprint = footprint_of(&setup->plan),
        .bound = bound_of(&setup->plan, &recorded->measured.work, record->results->ceilings)};
    recorded->curve = summarise(&setup->plan, &batch->outcome[i], &recorded->result.summary, err);
    recorded->result.curve = recorded->curve;
    return recorded->curve ? 0 : -1;
}

static void show_case(struct record *record, const struct recorded *recorded)
{
    if (record->quiet)
        return;
    progress_clear(record->progress);
    progress_case(record->progress, &recorded->result, recorded->seconds);
    case_table_row(stdout, &recorded->result);
    remarks_add(&record->remarks, &recorded->result);
    fflush(stdout);
}

static void forget_case(struct recorded *recorded)
{
    free(recorded->curve);
    measured_free(&recorded->measured);
}

static void forget_waiting(struct record *record)
{
    while (record->count)
        forget_case(&record->waiting[--record->count]);
}

int record_finish(struct record *record, struct err *err)
{
    int failed = results_sync(record->results, err);
    for (int i = 0; !failed && i < record->count; i++)
        show_case(record, &record->waiting[i]);
    forget_waiting(record);
    record->since = clock_seconds();
    return failed;
}

int record_add(struct record *record, const struct batch *batch, int i,
               const struct measured *measured, double seconds, struct err *err)
{
    struct recorded *recorded = &record->waiting[record->count];
    *recorded = (struct recorded){.measured = *measured, .seconds = seconds};
    if (fill_result(record, batch, i, recorded, err) ||
        results_add(record->results, &recorded->result, err) ||
        report_add(&record->report, &recorded->result, err)) {
        forget_case(recorded);
        return -1;
    }
    record->count++;
    record->diverged |= batch->outcome[i].diverged.trial >= 0;
    return clock_seconds() - record->since > longest_wait ? record_finish(record, err) : 0;
}

void record_free(struct record *record)
{
    forget_waiting(record);
    report_free(&record->report);
}
