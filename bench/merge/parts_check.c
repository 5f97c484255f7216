#include "bench/merge/parts_check.h"

#include "base/join.h"
#include "bench/environment/facts.h"

#include <stdio.h>
#include <string.h>

/* ---- shards of one run ---- */

static int refuse(const struct part *first, const struct part *other, const char *what,
                  struct err *err)
{
    return err_set(err, ERR_INCOMPARABLE, "%s and %s: %s", first->directory, other->directory,
                   what);
}

static int same_at(const struct part *first, const struct part *other, const char *path)
{
    const json_t *a = facts_at(first->run, path), *b = facts_at(other->run, path);
    return a && b ? json_equal((json_t *)a, (json_t *)b) : a == b;
}

/* The name of an input whose digests differ; NULL: none. */
static const char *other_input(const struct part *first, const struct part *other)
{
    const char *name;
    json_t *digest, *others = json_object_get(other->run, "inputs");
    json_object_foreach(json_object_get(first->run, "inputs"), name, digest)
    {
        if (!json_equal(digest, json_object_get(others, name)))
            return name;
    }
    return NULL;
}

static const char *text_at(const struct part *part, const char *path)
{
    const char *text = json_string_value(facts_at(part->run, path));
    return text ? text : "unknown";
}

static int refuse_versions(const struct part *first, const struct part *other, const char *path,
                           struct err *err)
{
    char text[200];
    snprintf(text, sizeof text, "run by different versions of slabmark, %.60s and %.60s",
             text_at(first, path), text_at(other, path));
    return refuse(first, other, text, err);
}

/* Compilers and machines may differ: they compute the same bits. */
int parts_check_fits(const struct part *first, const struct part *other, struct err *err)
{
    char text[200];
    static const char *const versions[] = {"build.version", "build.commit"};
    static const char *const scenarios[] = {"resolved", "axes", "shard.filter"};
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
        if (!same_at(first, other, versions[i]))
            return refuse_versions(first, other, versions[i], err);
    for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++)
        if (!same_at(first, other, scenarios[i]))
            return refuse(first, other, "shards of different scenarios", err);
    if (first->of != other->of) {
        snprintf(text, sizeof text, "shard %d/%d and shard %d/%d are of different divisions",
                 first->index, first->of, other->index, other->of);
        return refuse(first, other, text, err);
    }
    const char *input = other_input(first, other);
    if (!input)
        return 0;
    snprintf(text, sizeof text, "run on different files %.120s", input);
    return refuse(first, other, text, err);
}

/* ---- all shards ---- */

static int is_there(const struct parts *parts, int index)
{
    for (int i = 0; i < parts->count; i++)
        if (parts->part[i].index == index)
            return 1;
    return 0;
}

/* "2", "4 to 7"; "..." in place of what has no room. */
static void join_range(char *text, size_t size, int first, int last)
{
    enum { ROOM = 32 };
    char range[ROOM];
    snprintf(range, sizeof range,
             first == last       ? "%d"
             : first + 1 == last ? "%d, %d"
                                 : "%d to %d",
             first, last);
    if (strlen(text) + 2 * ROOM < size)
        join(text, size, ", ", range);
    else if (text[strlen(text) - 1] != '.')
        join(text, size, ", ", "...");
}

/* Joins the numbers of the shards that no directory holds: "2, 4 to 7". Returns their count. */
static int list_missing(const struct parts *parts, char *text, size_t size)
{
    int missing = 0, of = parts->part[0].of;
    text[0] = '\0';
    for (int first = 1; first <= of; first++) {
        int last = first - 1;
        while (last < of && !is_there(parts, last + 1))
            last++;
        if (last < first)
            continue;
        missing += last - first + 1;
        join_range(text, size, first, last);
        first = last;
    }
    return missing;
}

static int list_doubled(const struct parts *parts, char *text, size_t size)
{
    int doubled = 0;
    for (int i = 0; i < parts->count; i++)
        for (int j = 0; j < i; j++) {
            const struct part *one = &parts->part[j], *other = &parts->part[i];
            char sentence[300];
            if (one->index != other->index)
                continue;
            doubled = 1;
            snprintf(sentence, sizeof sentence, "shard %d/%d is given twice, %s and %s", one->index,
                     one->of, one->directory, other->directory);
            join(text, size, "; ", sentence);
        }
    return doubled;
}

/* Names at most three. */
static void list_unfinished(const struct parts *parts, char *text, size_t size)
{
    enum { NAMED = 3 };
    int unfinished = 0;
    char more[48];
    for (int i = 0; i < parts->count; i++) {
        const struct part *part = &parts->part[i];
        const char *status = json_string_value(json_object_get(part->run, "status"));
        char sentence[300];
        if ((status && !strcmp(status, "complete")) || ++unfinished > NAMED)
            continue;
        snprintf(sentence, sizeof sentence, "shard %d/%d, %s, is not finished (%s)", part->index,
                 part->of, part->directory,
                 status && !strcmp(status, "running") ? "killed, or still running"
                 : status                             ? status
                                                      : "unknown");
        join(text, size, "; ", sentence);
    }
    snprintf(more, sizeof more, "and %d more are not finished", unfinished - NAMED);
    if (unfinished > NAMED)
        join(text, size, " ", more);
}

int parts_lack(const struct parts *parts, char *text, size_t size)
{
    char numbers[200], sentence[300];
    text[0] = '\0';
    if (list_doubled(parts, text, size))
        return 1;
    int missing = list_missing(parts, numbers, sizeof numbers);
    if (missing) {
        snprintf(sentence, sizeof sentence, "shard%s %s of %d %s missing", missing > 1 ? "s" : "",
                 numbers, parts->part[0].of, missing > 1 ? "are" : "is");
        join(text, size, "; ", sentence);
    }
    list_unfinished(parts, text, size);
    return 0;
}
