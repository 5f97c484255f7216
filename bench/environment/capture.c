#include "bench/environment/capture.h"

#include "bench/environment/facts.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The object under a key; creates it if it is missing. */
static json_t *open_object(json_t *object, const char *key, size_t length)
{
    json_t *inner = json_object_getn(object, key, length);
    if (inner)
        return inner;
    inner = json_object();
    return json_object_setn_new(object, key, length, inner) ? NULL : inner;
}

void capture_put(struct capture *capture, const char *path, json_t *value)
{
    assert(facts_find(path));
    json_t *object = capture->root;
    for (size_t length; path[length = strcspn(path, ".")]; path += length + 1)
        object = open_object(object, path, length);
    if (json_object_set_new(object, path, value))
        capture->failed = 1;
}

void capture_text(struct capture *capture, const char *path, const char *text)
{
    json_t *value = json_string(text);
    if (value)
        capture_put(capture, path, value);
    else
        capture_unknown(capture, path, "not valid UTF-8");
}

void capture_number(struct capture *capture, const char *path, long long number)
{
    capture_put(capture, path, json_integer(number));
}

void capture_unknown(struct capture *capture, const char *path, const char *format, ...)
{
    char reason[256];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    capture_put(capture, path, json_null());
    json_t *machine = open_object(capture->root, "machine", strlen("machine"));
    json_t *reasons = open_object(machine, "unavailable", strlen("unavailable"));
    if (json_object_set_new(reasons, path, json_string(reason)))
        capture->failed = 1;
}

void capture_line(struct capture *capture, const char *path, const char *file, const char *why)
{
    char text[HOST_TEXT];
    if (!host_line(capture->host, text, "%s", file) && text[0])
        capture_text(capture, path, text);
    else
        capture_unknown(capture, path, "no %s%s%s", file, why[0] ? ": " : "", why);
}
