#include "bench/results/block_json.h"

#include "base/mem.h"
#include "bench/scenario/setup.h"
#include "engine/outcome.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- numbers: JSON has neither nan nor infinity, which a diverging trial has ---- */

static json_t *number_json(double value)
{
    return isnan(value)   ? json_null()
           : isinf(value) ? json_string(value > 0 ? "inf" : "-inf")
                          : json_real(value);
}

static int read_number(const json_t *json, double *value)
{
    const char *word = json_string_value(json);
    *value = json_is_null(json)              ? (double)NAN
             : word && !strcmp(word, "inf")  ? (double)INFINITY
             : word && !strcmp(word, "-inf") ? -(double)INFINITY
                                             : json_number_value(json);
    return json && (json_is_null(json) || json_is_number(json) || isinf(*value)) ? 0 : -1;
}

/* NULL for an array that is not kept. */
static json_t *numbers_json(const void *values, size_t count)
{
    const double *value = values;
    json_t *list = json_array();
    for (size_t i = 0; value && i < count; i++)
        if (json_array_append_new(list, number_json(value[i]))) {
            json_decref(list);
            return NULL;
        }
    return list;
}

/* The list has to be empty where the array is not kept. */
static int read_numbers(const json_t *list, void *values, size_t count)
{
    double *value = values;
    if (!json_is_array(list) || json_array_size(list) != (value ? count : 0))
        return -1;
    for (size_t i = 0; value && i < count; i++)
        if (read_number(json_array_get(list, i), &value[i]))
            return -1;
    return 0;
}

/* ---- the arrays of an outcome, each (trials, ...) ---- */

enum { ARRAYS = 3 };
static const char *const array_names[ARRAYS] = {"samples", "estimates", "nodes"};

struct array {
    void *values;
    size_t count;
};

#define DOUBLES(type) (sizeof(type) / sizeof(double))

static void list_arrays(const struct plan *plan, const struct outcome *outcome,
                        struct array array[ARRAYS])
{
    size_t trials = (size_t)plan->trials, nodes = (size_t)plan->source->nodes;
    array[0] =
        (struct array){outcome->sample, trials * (size_t)outcome->points * DOUBLES(struct sample)};
    array[1] = (struct array){outcome->estimates, trials * nodes * (size_t)plan->source->taps};
    array[2] = (struct array){outcome->node, trials * nodes * DOUBLES(struct node_mean)};
}

/* ---- counts of the nodes, over all trials of the block ---- */

/* Empty where none are kept. */
static json_t *sent_json(const struct sent *sent, int nodes)
{
    json_t *list = json_array();
    for (int k = 0; sent && k < nodes; k++)
        if (json_array_append_new(list, json_integer((json_int_t)sent[k].messages)) ||
            json_array_append_new(list, json_integer((json_int_t)sent[k].entries))) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static int read_sent(const json_t *list, struct sent *sent, int nodes)
{
    if (!json_is_array(list) || json_array_size(list) != (sent ? 2 * (size_t)nodes : 0))
        return -1;
    for (int k = 0; sent && k < nodes; k++) {
        const json_t *messages = json_array_get(list, 2 * (size_t)k),
                     *entries = json_array_get(list, 2 * (size_t)k + 1);
        if (!json_is_integer(messages) || !json_is_integer(entries))
            return -1;
        sent[k] = (struct sent){(uint64_t)json_integer_value(messages),
                                (uint64_t)json_integer_value(entries)};
    }
    return 0;
}

/* ---- writing ---- */

static json_t *divergence_json(const struct divergence *diverged)
{
    return json_pack("[i, i, i]", diverged->trial, diverged->node, diverged->iteration);
}

static json_t *times_json(const struct thread_time *time)
{
    return json_pack("[f, f, f, f]", time->draw, time->data, time->iterate, time->observe);
}

static json_t *origin_json(const struct block_origin *origin)
{
    return json_pack("{s:i, s:s, s:s, s:s}", "threads", origin->threads, "threads_by",
                     origin->threads_by, "kernels", origin->kernels, "machine", origin->machine);
}

json_t *block_json(const char *case_name, const struct plan *plan, const struct outcome *outcome,
                   const struct block_origin *origin)
{
    char digest[20];
    struct array array[ARRAYS];
    snprintf(digest, sizeof digest, "%016" PRIx64, outcome->digest);
    json_t *line = json_pack(
        "{s:s, s:i, s:i, s:s, s:I, s:i, s:s, s:o, s:o, s:o}", "case", case_name, "first_trial",
        plan->first_trial, "trials", plan->trials, "digest", digest, "updates",
        (json_int_t)outcome->updates, "trials_done", outcome->trials_done, "layout",
        layout_words[outcome->layout], "diverged", divergence_json(&outcome->diverged), "seconds",
        times_json(&outcome->time), "origin", origin_json(origin));
    list_arrays(plan, outcome, array);
    int failed =
        !line || json_object_set_new(line, "sent", sent_json(outcome->sent, plan->source->nodes));
    for (int i = 0; !failed && i < ARRAYS; i++)
        failed = json_object_set_new(line, array_names[i],
                                     numbers_json(array[i].values, array[i].count));
    if (!failed)
        return line;
    json_decref(line);
    return NULL;
}

/* ---- reading ---- */

static int find_layout(enum layout_choice *layout, const char *word)
{
    for (int i = 0; layout_words[i]; i++)
        if (!strcmp(layout_words[i], word)) {
            *layout = (enum layout_choice)i;
            return 0;
        }
    return -1;
}

static int read_scalars(struct outcome *outcome, const json_t *line)
{
    char *end;
    json_int_t updates;
    const char *digest, *layout;
    struct divergence *diverged = &outcome->diverged;
    struct thread_time *time = &outcome->time;
    if (json_unpack((json_t *)line, "{s:s, s:I, s:i, s:s, s:[i, i, i], s:[F, F, F, F]}", "digest",
                    &digest, "updates", &updates, "trials_done", &outcome->trials_done, "layout",
                    &layout, "diverged", &diverged->trial, &diverged->node, &diverged->iteration,
                    "seconds", &time->draw, &time->data, &time->iterate, &time->observe))
        return -1;
    outcome->digest = strtoull(digest, &end, 16);
    outcome->updates = (long)updates;
    return strlen(digest) == 16 && !*end && !find_layout(&outcome->layout, layout) ? 0 : -1;
}

static int read_word(const json_t *origin, const char *key, char *text, size_t size)
{
    const char *value = json_string_value(json_object_get(origin, key));
    return value && (size_t)snprintf(text, size, "%s", value) < size ? 0 : -1;
}

static int read_origin(struct block_origin *origin, const json_t *json)
{
    origin->threads = (int)json_integer_value(json_object_get(json, "threads"));
    return origin->threads < 1 ||
           read_word(json, "threads_by", origin->threads_by, sizeof origin->threads_by) ||
           read_word(json, "kernels", origin->kernels, sizeof origin->kernels) ||
           read_word(json, "machine", origin->machine, sizeof origin->machine);
}

int block_add(struct outcome *all, const struct plan *plan, struct block_span span,
              const json_t *line, struct block_origin *origin, struct err *err)
{
    struct outcome one;
    struct array array[ARRAYS];
    struct plan part = *plan;
    part.first_trial = span.first_trial;
    part.trials = span.trials;
    if (outcome_init(&one, &part, err))
        return -1;
    list_arrays(&part, &one, array);
    int failed = read_scalars(&one, line) || read_origin(origin, json_object_get(line, "origin")) ||
                 read_sent(json_object_get(line, "sent"), one.sent, plan->source->nodes);
    for (int i = 0; !failed && i < ARRAYS; i++)
        failed =
            read_numbers(json_object_get(line, array_names[i]), array[i].values, array[i].count);
    if (!failed)
        outcome_add(all, plan, &one, span.first_trial, span.trials);
    outcome_free(&one);
    return failed ? err_set(err, ERR_USAGE, "trials %d to %d of case %s do not fit the scenario",
                            span.first_trial, span.first_trial + span.trials - 1,
                            json_string_value(json_object_get(line, "case")))
                  : 0;
}
