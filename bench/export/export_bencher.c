/* Bencher's metric format: {"case": {"latency": {"value": ns, "lower_value": .., "upper_value":
 * ..}, "cpu-time": {..}}}; the bounds are those of the median, left out where there is no interval.
 */
#include "bench/export/export.h"

#include <math.h>

static json_t *median_json(const struct order *ns)
{
    json_t *json = json_pack("{s:f}", "value", ns->median);
    if (isfinite(ns->low)) {
        json_object_set_new(json, "lower_value", json_real(ns->low));
        json_object_set_new(json, "upper_value", json_real(ns->high));
    }
    return json;
}

static json_t *case_json(const struct export_case *item)
{
    return json_pack("{s:o, s:o*}", "latency", median_json(&item->ns), "cpu-time",
                     item->cpu.count ? median_json(&item->cpu) : NULL);
}

static void write_bencher(FILE *file, const struct exported *exported)
{
    json_t *cases = json_object();
    for (size_t i = 0; i < exported->count; i++)
        json_object_set_new(cases, exported->item[i].name, case_json(&exported->item[i]));
    export_json(file, cases);
}

const struct export_format export_bencher = {
    .name = "bencher",
    .summary = "Bencher's metric format",
    .write = write_bencher,
};
