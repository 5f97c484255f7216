#include "bench/ab/ab_report.h"

#include "bench/common/json.h"

#include <math.h>
#include <stdlib.h>

static json_t *estimate_json(const struct estimate *estimate)
{
    return json_pack("{s:o, s:o, s:o}", "change", json_number_or_null(estimate->change), "low",
                     json_number_or_null(estimate->low), "high",
                     json_number_or_null(estimate->high));
}

static json_t *phases_json(const struct verdict *verdict)
{
    json_t *phases = json_object();
    for (int p = 0; p < ALL_PHASES; p++)
        json_object_set_new(phases, phase_names[p], estimate_json(&verdict->phase[p]));
    return phases;
}

/* Pairs still needed for a decision; null: over 1000. */
static json_t *more_json(const struct verdict *verdict)
{
    if (verdict->kind != VERDICT_INCONCLUSIVE)
        return json_integer(0);
    return verdict->needed ? json_integer(verdict->needed - (json_int_t)verdict->last)
                           : json_null();
}

static json_t *instructions_json(const struct instructions *instructions)
{
    double change = instructions_change(instructions);
    int counted = instructions->kernels[0] != '\0';
    return json_pack("{s:[o, o], s:o, s:o, s:o}", "per_update",
                     json_number_or_null(counted ? instructions->per_update[0] : NAN),
                     json_number_or_null(counted ? instructions->per_update[1] : NAN), "change",
                     json_number_or_null(change), "kernels",
                     counted ? json_string(instructions->kernels) : json_null(), "why",
                     instructions->why[0] ? json_string(instructions->why) : json_null());
}

static json_t *throttling_json(const struct ab_throttle *throttle)
{
    double low, fastest;
    ab_throttle_clocks(throttle, &low, &fastest);
    return json_pack(
        "{s:o, s:o, s:b}", "events",
        isfinite(throttle->events) ? json_integer((json_int_t)throttle->events) : json_null(),
        "clock_hz", json_pack("[o, o]", json_number_or_null(low), json_number_or_null(fastest)),
        "throttled", ab_throttle_seen(throttle));
}

static json_t *case_json(const struct ab *ab, const struct ab_case *item)
{
    const struct verdict *verdict = &item->verdict;
    const struct pair_size *size = &item->size;
    char note[AB_NOTE];
    ab_note(ab, item, note);
    return json_pack(
        "{s:s, s:i, s:s, s:o, s:o, s:[o, o], s:[o, o], s:i, s:o, s:o, s:o, s:{s:i, s:i, s:i, s:i}, "
        "s:s, s:o}",
        "case", item->item->name, "threads", item->threads, "verdict", verdict_words[verdict->kind],
        "cpu", estimate_json(&verdict->cpu), "wall", estimate_json(&verdict->wall), "ns_per_update",
        json_number_or_null(verdict->ns[0]), json_number_or_null(verdict->ns[1]),
        "wall_ns_per_update", json_number_or_null(verdict->wall_ns[0]),
        json_number_or_null(verdict->wall_ns[1]), "pairs", (int)verdict->pairs, "smallest_slowdown",
        json_number_or_null(verdict->smallest), "more_pairs", more_json(verdict), "phases",
        phases_json(verdict), "size", "iterations", size->iterations, "trials", size->trials,
        "passes", size->passes, "units", size->units, "note", note, "instructions",
        instructions_json(&item->instructions));
}

static json_t *cases_json(const struct ab *ab)
{
    json_t *cases = json_array();
    for (int i = 0; i < ab->cases; i++)
        json_array_append_new(cases, case_json(ab, &ab->item[ab->order[i]]));
    return cases;
}

static json_t *rule_json(void)
{
    json_t *rule = json_array();
    for (int i = 0; i < LOOKS; i++)
        json_array_append_new(rule, json_pack("[i, i]", looks[i].values, looks[i].strays));
    return json_pack("{s:o, s:i, s:f, s:f}", "looks", rule, "stages", STAGES, "error_at_margin",
                     verdict_error(), "coverage", verdict_coverage());
}

static json_t *sentence_json(const struct ab *ab)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    if (!file)
        return NULL;
    ab_sentence(file, ab);
    json_t *json = fclose(file) ? NULL : json_string(text);
    free(text);
    return json;
}

json_t *ab_json(const struct ab *ab)
{
    return json_pack(
        "{s:i, s:o, s:o, s:i, s:f, s:f, s:{s:o}, s:{s:o}, s:{s:i, s:o, s:b}, s:o, s:o, s:o}",
        "schema", 1, "scenario", json_cleaned(ab->scenario->name), "summary", sentence_json(ab),
        "exit", ab_exit_code(ab), "margin", ab->options->margin, "seconds", ab->seconds, "old",
        "path", json_cleaned(ab->program[0].path), "new", "path", json_cleaned(ab->program[1].path),
        "guard", "pairs", (int)ab->guard.count, "change", json_number_or_null(ab_guard_change(ab)),
        "failed", ab_guard_failed(ab), "throttling", throttling_json(&ab->throttle), "rule",
        rule_json(), "cases", cases_json(ab));
}
