/* Bencher's metric format: {"case": {"latency": {"value": ns, "lower_value": .., "upper_value":
 * ..}}}. The bounds are those of the median; they are omitted if there is no interval. */
#include "bench/export/export.h"

#include <math.h>

static json_t *latency(const struct order *ns)
{
    json_t *json = json_pack("{s:f}", "value", ns->median);
    if (isfinite(ns->low)) {
        json_object_set_new(json, "lower_value", json_real(ns->low));
        json_object_set_new(json, "upper_value", json_real(ns->high));
    }
    return json;
}

static void write_bencher(FILE *file, const struct exported *exported)
{
    json_t *cases = json_object();
    for (size_t i = 0; i < exported->count; i++)
        json_object_set_new(cases, exported->item[i].name,
                            json_pack("{s:o}", "latency", latency(&exported->item[i].ns)));
    export_json(file, cases);
}

const struct export_format export_bencher = {
    .name = "bencher",
    .summary = "Bencher's metric format",
    .write = write_bencher,
};
