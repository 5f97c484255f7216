#include "bench/results/counts_json.h"

#include "bench/common/json.h"

#include <math.h>

static const char *status_of(const struct count *item)
{
    return item->simulated && item->status == COUNTER_MEASURED ? "simulated"
                                                               : counter_status_name(item->status);
}

json_t *counts_json(const struct counts *counts)
{
    json_t *list = json_array();
    for (int i = 0; i < counts->count; i++) {
        const struct count *item = &counts->item[i];
        double missing = item->total.count ? 0 : NAN;
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:I, s:s, s:s, s:s?, s:s}", "name",
                            item->quantity->name, "unit", item->quantity->unit, "per_update",
                            json_number_or_null(item->per_update), "median",
                            json_number_or_null(item->total.median + missing), "low",
                            json_number_or_null(item->total.low + missing), "high",
                            json_number_or_null(item->total.high + missing), "repetitions",
                            (json_int_t)item->total.count, "status", status_of(item), "source",
                            item->source, "kernels", item->kernels[0] ? item->kernels : NULL,
                            "reason", item->reason));
    }
    return list;
}

json_t *counts_metrics_json(const struct counts *counts)
{
    json_t *metrics = json_object();
    for (size_t i = 0; counts->tables && i < counts->tables->metrics; i++) {
        const struct derived_metric *metric = &counts->tables->metric[i];
        int simulated;
        double value = counts_metric(counts, metric, &simulated);
        if (isfinite(value))
            json_object_set_new(metrics, metric->name,
                                json_pack("{s:f, s:s, s:b}", "value", value, "unit", metric->unit,
                                          "simulated", simulated));
    }
    return metrics;
}

json_t *counts_thread_json(const struct counts *counts, const struct repetition *repetition,
                           int thread)
{
    json_t *json = json_object();
    for (int i = 0; repetition->counts && i < counts->count; i++) {
        double value = repetition->counts[(size_t)i * (size_t)repetition->threads + (size_t)thread];
        if (isfinite(value))
            json_object_set_new(json, counts->item[i].quantity->name, json_real(value));
    }
    return json;
}
