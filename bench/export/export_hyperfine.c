/* hyperfine's JSON: seconds of a repetition, one result per case. User and system time are means
 * over the repetitions that counted them (run.counters), null where none did. */
#include "bench/export/export.h"

#include "bench/common/json.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

struct spread {
    double mean, deviation, minimum, maximum;
};

/* the deviation of one value is NAN */
static struct spread spread_of(const struct export_case *item)
{
    struct spread spread = {.minimum = INFINITY, .maximum = 0};
    double n = (double)item->count, squares = 0;
    for (size_t i = 0; i < item->count; i++) {
        double seconds = item->sample[i].seconds;
        spread.mean += seconds / n;
        spread.minimum = fmin(spread.minimum, seconds);
        spread.maximum = fmax(spread.maximum, seconds);
    }
    for (size_t i = 0; i < item->count; i++)
        squares += pow(item->sample[i].seconds - spread.mean, 2);
    spread.deviation = n > 1 ? sqrt(squares / (n - 1)) : NAN;
    return spread;
}

/* NAN: no repetition has one. `offset`: of a member of a sample. */
static double mean_of(const struct export_case *item, size_t offset)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < item->count; i++) {
        double seconds;
        memcpy(&seconds, (const char *)&item->sample[i] + offset, sizeof seconds);
        sum += isfinite(seconds) ? seconds : 0;
        count += isfinite(seconds) != 0;
    }
    return count > 0 ? sum / count : (double)NAN;
}

static json_t *result(const struct export_case *item)
{
    struct spread spread = spread_of(item);
    json_t *times = json_array(), *codes = json_array();
    for (size_t i = 0; i < item->count; i++) {
        json_array_append_new(times, json_real(item->sample[i].seconds));
        json_array_append_new(codes, json_integer(0));
    }
    /* every repetition of a case makes the same number of updates */
    double median = 1e-9 * item->ns.median * item->sample->updates;
    return json_pack(
        "{s:s, s:f, s:o, s:f, s:o, s:o, s:f, s:f, s:o, s:o}", "command", item->name, "mean",
        spread.mean, "stddev", json_number_or_null(spread.deviation), "median", median, "user",
        json_number_or_null(mean_of(item, offsetof(struct export_sample, user))), "system",
        json_number_or_null(mean_of(item, offsetof(struct export_sample, system))), "min",
        spread.minimum, "max", spread.maximum, "times", times, "exit_codes", codes);
}

static void write_hyperfine(FILE *file, const struct exported *exported)
{
    json_t *results = json_array();
    for (size_t i = 0; i < exported->count; i++)
        json_array_append_new(results, result(&exported->item[i]));
    export_json(file, json_pack("{s:o}", "results", results));
}

const struct export_format export_hyperfine = {
    .name = "hyperfine",
    .summary = "hyperfine's JSON",
    .write = write_hyperfine,
};
