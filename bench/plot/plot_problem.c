/* Captions: the problem in words, without the parameters that the sweep varies. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 1 when an axis of the sweep is this path, or a parent or child of it. */
static int is_swept(const struct plot_sweep *sweep, const char *path)
{
    for (int axis = 0; axis < sweep->axes; axis++) {
        const char *swept = sweep->axis[axis].path;
        size_t length = strlen(path), other = strlen(swept),
               least = other < length ? other : length;
        if (!strncmp(swept, path, least) && strchr(".", swept[least]) && strchr(".", path[least]))
            return 1;
    }
    return 0;
}

/* The value at a path of the resolved scenario. NULL: missing, or varied by the sweep. */
static const json_t *value_at(const struct plot_writer *writer, const char *path)
{
    const json_t *value = plot_results_resolved(writer->results, writer->figure->example);
    if (is_swept(&writer->results->sweep, path))
        return NULL;
    while (value && *path) {
        size_t length = strcspn(path, ".");
        value = json_object_getn(value, path, length);
        path += length + (path[length] == '.');
    }
    return value;
}

const char *plot_fact(const struct plot_writer *writer, const char *path, char text[32])
{
    const json_t *value = value_at(writer, path);
    if (json_is_string(value))
        return json_string_value(value);
    if (!json_is_number(value))
        return NULL;
    snprintf(text, 32, "%.15g", json_number_value(value));
    return text;
}

/* Prints ", variance 0.5", ", SNR 15 to 25 dB, drawn for every node" or ", variance given for every
 * node"; nothing for other values. */
static void print_amount(const struct plot_writer *writer, const char *before, const char *name,
                         const char *path, const char *unit)
{
    const json_t *value = value_at(writer, path);
    const json_t *low = json_object_get(value, "min"), *high = json_object_get(value, "max");
    if (json_is_number(value))
        fprintf(writer->file, "%s%s %.6g%s", before, name, json_number_value(value), unit);
    else if (json_is_number(low) && json_is_number(high))
        fprintf(writer->file, "%s%s %.6g to %.6g%s, drawn for every node", before, name,
                json_number_value(low), json_number_value(high), unit);
    else if (json_is_array(value))
        fprintf(writer->file, "%s%s given for every node", before, name);
}

/* "ring", from {kind: ring} or from the word alone. */
static const char *kind_at(const struct plot_writer *writer, const char *path)
{
    const json_t *value = value_at(writer, path);
    const char *word = json_string_value(value);
    return word ? word : json_string_value(json_object_get(value, "kind"));
}

static void print_network(const struct plot_writer *writer)
{
    char text[32];
    const char *nodes = plot_fact(writer, "network.nodes", text);
    const char *weights = json_string_value(value_at(writer, "network.weights"));
    const char *kind = kind_at(writer, "network.topology");
    if (nodes)
        fprintf(writer->file, " The network has %s nodes%s%s%s.", nodes, kind ? " (" : "",
                kind ? kind : "", kind ? ")" : "");
    if (weights)
        fprintf(writer->file, " Combination weights: %s.", weights);
}

static void print_system(const struct plot_writer *writer)
{
    char text[2][32];
    const char *taps = plot_fact(writer, "system.taps", text[0]);
    const char *nonzeros = plot_fact(writer, "system.nonzeros", text[1]);
    if (taps)
        fprintf(writer->file, " The estimate has %s taps%s%s%s.", taps,
                nonzeros ? "; the true system has " : "", nonzeros ? nonzeros : "",
                nonzeros ? " that are not zero" : "");
}

static void print_input(const struct plot_writer *writer)
{
    const char *kind = kind_at(writer, "input");
    if (!kind)
        return;
    fprintf(writer->file, " Input: %s", kind);
    print_amount(writer, ", ", "variance", "input.variance", "");
    print_amount(writer, ", ", "pole", "input.pole", "");
    putc('.', writer->file);
}

/* 1 when the scenario has neither noise nor a recorded d. */
static int is_noiseless(const struct plot_writer *writer)
{
    return plot_results_resolved(writer->results, writer->figure->example) &&
           !is_swept(&writer->results->sweep, "noise") && !value_at(writer, "noise.variance") &&
           !value_at(writer, "noise.snr_db") && !value_at(writer, "noise.scale") &&
           !value_at(writer, "input.desired");
}

/* The kind is printed where it is not the usual one. */
static void print_noise(const struct plot_writer *writer)
{
    static const struct {
        const char *path, *name, *unit;
    } level[] = {{"noise.snr_db", "SNR", " dB"},
                 {"noise.variance", "variance", ""},
                 {"noise.scale", "scale", ""}};
    const char *kind = kind_at(writer, "noise");
    if (is_noiseless(writer))
        fputs(" No noise is added.", writer->file);
    for (size_t i = 0; i < sizeof level / sizeof *level; i++) {
        if (!value_at(writer, level[i].path))
            continue;
        fputs(" Noise: ", writer->file);
        if (kind && strcmp(kind, "gaussian"))
            fprintf(writer->file, "%s, ", kind);
        print_amount(writer, "", level[i].name, level[i].path, level[i].unit);
        putc('.', writer->file);
    }
}

void plot_remark_problem(const struct plot_writer *writer)
{
    print_network(writer);
    print_system(writer);
    print_input(writer);
    print_noise(writer);
}

/* ---- changes of the system ---- */

static const json_t *changes_of(const struct plot_writer *writer)
{
    return value_at(writer, "system.changes");
}

/* The iteration of change i. */
static double change_at(const json_t *changes, size_t i)
{
    return json_number_value(json_object_get(json_array_get(changes, i), "at"));
}

double plot_last_change(const struct plot_writer *writer)
{
    const json_t *changes = changes_of(writer);
    double last = 0;
    for (size_t i = 0; i < json_array_size(changes); i++)
        last = fmax(last, change_at(changes, i));
    return last;
}

void plot_define_changes(const struct plot_writer *writer)
{
    const json_t *changes = changes_of(writer);
    size_t count = json_array_size(changes);
    fprintf(writer->file, "changes=%zu; array change_at[%zu]; ", count, count + 1);
    for (size_t i = 0; i < count; i++)
        fprintf(writer->file, "change_at[%zu]=%.10g; ", i + 1, change_at(changes, i));
}

void plot_remark_changes(const struct plot_writer *writer)
{
    const json_t *changes = changes_of(writer);
    size_t count = json_array_size(changes);
    if (!count)
        return;
    fputs(" The system changes at n = ", writer->file);
    for (size_t i = 0; i < count; i++)
        fprintf(writer->file, "%s%.10g", plot_separator(i, count), change_at(changes, i));
    fputs(count > 1 ? ", at the vertical lines." : ", at the vertical line.", writer->file);
}
