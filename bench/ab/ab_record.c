#include "bench/ab/ab_record.h"

#include "bench/common/json.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const char *const kind_words[RECORDS] = {"first", "fresh", "guard"};
static const char *const side_words[2] = {"old", "new"};

struct record record_of(const struct pair *pair, const struct pair_size *size,
                        enum record_kind kind)
{
    struct record record = {.kind = kind,
                            .size = *size,
                            .cpu = pair_cpu(pair),
                            .wall = pair_wall(pair),
                            .ran = pair_ran(pair),
                            .clock = pair->clock,
                            .exact = pair->exact};
    for (int i = 0; i < 2; i++) {
        const struct side_times *side = &pair->side[i];
        record.ns[i] = 1e9 * side->cpu_sum / (double)side->updates;
        memcpy(record.phase[i], side->phase, sizeof side->phase);
        record.digest[i] = side->digest;
        record.diverged[i] = side->diverged;
        record.scenario[i] = pair->scenario[i];
        memcpy(record.kernels[i], pair->kernels[i], SIDE_WORD);
        memcpy(record.version[i], pair->version[i], SIDE_WORD);
        memcpy(record.commit[i], pair->commit[i], SIDE_WORD);
    }
    return record;
}

/* ---- writing ---- */

static json_t *seconds_json(const double *seconds, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_real(seconds[i]));
    return list;
}

static json_t *phases_json(const double phase[ALL_PHASES])
{
    json_t *phases = json_object();
    for (int p = 0; p < ALL_PHASES; p++)
        json_object_set_new(phases, phase_names[p], json_number_or_null(phase[p]));
    return phases;
}

static json_t *hex_json(uint64_t digest)
{
    char text[20];
    snprintf(text, sizeof text, "%016" PRIx64, digest);
    return json_string(text);
}

static json_t *side_json(const struct record *record, int which, const struct side_times *times)
{
    return json_pack(
        "{s:s, s:s, s:s, s:o, s:o, s:i, s:f, s:o, s:o, s:o}", "version", record->version[which],
        "commit", record->commit[which], "kernels", record->kernels[which], "scenario",
        hex_json(record->scenario[which]), "digest", hex_json(record->digest[which]), "diverged",
        record->diverged[which], "ns_per_update", record->ns[which], "phases",
        phases_json(record->phase[which]), "cpu_seconds", seconds_json(times->cpu, times->blocks),
        "wall_seconds", seconds_json(times->wall, times->blocks));
}

json_t *record_json(const char *case_name, const struct record *record, const struct pair *pair)
{
    const struct pair_size *size = &record->size;
    return json_pack("{s:s, s:s, s:f, s:f, s:b, s:i, s:f, s:o, s:f, s:{s:i, s:i, s:i, s:i}, s:o, "
                     "s:o}",
                     "case", case_name, "kind", kind_words[record->kind], "cpu_log_ratio",
                     record->cpu, "wall_log_ratio", record->wall, "exact", record->exact,
                     "processor", pair->processor, "ran", record->ran, "clock_hz",
                     json_number_or_null(record->clock), "seconds", pair->seconds, "size",
                     "iterations", size->iterations, "trials", size->trials, "passes", size->passes,
                     "units", size->units, side_words[0], side_json(record, 0, &pair->side[0]),
                     side_words[1], side_json(record, 1, &pair->side[1]));
}

/* ---- reading ---- */

static int read_kind(struct record *record, const char *word)
{
    for (int k = 0; k < RECORDS; k++)
        if (!strcmp(word, kind_words[k])) {
            record->kind = (enum record_kind)k;
            return 0;
        }
    return -1;
}

static double number_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

static void read_phases(double phase[ALL_PHASES], const json_t *phases)
{
    for (int p = 0; p < ALL_PHASES; p++)
        phase[p] = number_at(phases, phase_names[p]);
}

static int read_side(struct record *record, int which, json_t *side)
{
    const char *version, *commit, *kernels, *scenario, *digest;
    json_t *phases;
    if (json_unpack(side, "{s:s, s:s, s:s, s:s, s:s, s:i, s:F, s:o}", "version", &version, "commit",
                    &commit, "kernels", &kernels, "scenario", &scenario, "digest", &digest,
                    "diverged", &record->diverged[which], "ns_per_update", &record->ns[which],
                    "phases", &phases))
        return -1;
    snprintf(record->version[which], SIDE_WORD, "%s", version);
    snprintf(record->commit[which], SIDE_WORD, "%s", commit);
    snprintf(record->kernels[which], SIDE_WORD, "%s", kernels);
    read_phases(record->phase[which], phases);
    return sscanf(scenario, "%" SCNx64, &record->scenario[which]) == 1 &&
                   sscanf(digest, "%" SCNx64, &record->digest[which]) == 1
               ? 0
               : -1;
}

int record_read(struct record *record, const json_t *line)
{
    const char *kind;
    json_t *old, *new, *json = (json_t *)line;
    struct pair_size *size = &record->size;
    *record = (struct record){.ran = number_at(line, "ran"), .clock = number_at(line, "clock_hz")};
    if (json_unpack(json, "{s:s, s:F, s:F, s:b, s:{s:i, s:i, s:i, s:i}, s:o, s:o}", "kind", &kind,
                    "cpu_log_ratio", &record->cpu, "wall_log_ratio", &record->wall, "exact",
                    &record->exact, "size", "iterations", &size->iterations, "trials",
                    &size->trials, "passes", &size->passes, "units", &size->units, side_words[0],
                    &old, side_words[1], &new))
        return -1;
    return read_kind(record, kind) || read_side(record, 0, old) || read_side(record, 1, new) ? -1
                                                                                             : 0;
}
