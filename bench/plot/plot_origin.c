#include "bench/plot/plot_origin.h"

#include "base/mem.h"
#include "bench/common/screen.h"

#include <ctype.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* Prints before, the text and after; nothing when the text is NULL. */
static void put_known(FILE *file, const char *before, const char *text, const char *after)
{
    if (text)
        fprintf(file, "%s%s%s", before, text, after);
}

static void put_title(FILE *file, const json_t *sidecar)
{
    put_known(file, "", text_of(sidecar, "figure"), "");
    put_known(file, ", scenario ", text_of(sidecar, "name"), "");
}

static void put_description(FILE *file, const json_t *sidecar)
{
    put_known(file, "", text_of(sidecar, "caption"), "");
}

static void put_creator(FILE *file, const json_t *sidecar)
{
    const json_t *build = json_object_get(sidecar, "build");
    fputs("slabmark", file);
    put_known(file, " ", text_of(build, "version"), "");
    put_known(file, ", commit ", text_of(build, "commit"), "");
}

static void put_source(FILE *file, const json_t *sidecar)
{
    const json_t *cpu = json_object_get(json_object_get(sidecar, "machine"), "cpu"), *data;
    size_t i;
    put_known(file, "command: ", text_of(sidecar, "command"), "; ");
    put_known(file, "started: ", text_of(sidecar, "started"), "; ");
    put_known(file, "CPU: ", text_of(cpu, "model"), "; ");
    json_array_foreach(json_object_get(sidecar, "data"), i, data)
    {
        put_known(file, i ? "; " : "", text_of(data, "file"), "");
        put_known(file, ": SHA-256 ", text_of(data, "sha256"), "");
    }
}

static void (*const put_fact[])(FILE *, const json_t *) = {
    [PLOT_TITLE] = put_title,
    [PLOT_DESCRIPTION] = put_description,
    [PLOT_CREATOR] = put_creator,
    [PLOT_SOURCE] = put_source,
};

/* Keeps a text on its line: each byte of a control character becomes a blank. */
static void blank_controls(char *text)
{
    for (int length; *text; text += length ? length : 1)
        if (!(length = screen_character(text)))
            *text = ' ';
}

static int make_fact(struct plot_origin *origin, enum plot_fact which, const json_t *sidecar,
                     struct err *err)
{
    size_t length;
    FILE *file = open_memstream(&origin->fact[which], &length);
    if (file)
        put_fact[which](file, sidecar);
    if (!file || fclose(file))
        return err_set(err, ERR_INTERNAL, "out of memory for the origin of a figure");
    blank_controls(origin->fact[which]);
    return 0;
}

static int make_created(struct plot_origin *origin, const char *date, struct err *err)
{
    struct tm utc = {0};
    char text[32];
    snprintf(origin->date, sizeof origin->date, "%s", date);
    if (!strptime(date, "%Y%m%d%H%M%S", &utc) || !strftime(text, sizeof text, "%FT%TZ", &utc))
        return 0;
    return (origin->fact[PLOT_CREATED] = mem_text(text, err)) ? 0 : -1;
}

int plot_origin_read(struct plot_origin *origin, const char *sidecar, const char *date,
                     struct err *err)
{
    *origin = (struct plot_origin){0};
    json_error_t error;
    json_t *json = json_load_file(sidecar, 0, &error);
    int failed = json ? make_created(origin, date, err)
                      : err_set(err, ERR_INTERNAL, "%s: %s", sidecar, error.text);
    for (enum plot_fact which = 0; !failed && which < PLOT_CREATED; which++)
        failed = make_fact(origin, which, json, err);
    json_decref(json);
    return failed ? -1 : 0;
}

void plot_origin_free(struct plot_origin *origin)
{
    for (enum plot_fact which = 0; which < PLOT_FACTS; which++)
        free(origin->fact[which]);
    *origin = (struct plot_origin){0};
}

void plot_date(const char *started, char date[15])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct tm utc = {0};
    char *end = NULL;
    time_t seconds = epoch && isdigit((unsigned char)*epoch) ? (time_t)strtoll(epoch, &end, 10) : 0;
    int known = (end && !*end && gmtime_r(&seconds, &utc)) ||
                (started && strptime(started, "%Y-%m-%dT%H:%M:%SZ", &utc));
    if (!known || strftime(date, 15, "%Y%m%d%H%M%S", &utc) != 14)
        date[0] = 0;
}
