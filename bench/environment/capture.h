/* Writes facts of the machine into run.json. Each reader (cpu.c, limits.c, ...) fills its rows of
 * facts.def: a value, or null with the reason why there is none. Nothing is guessed. */
#ifndef BENCH_ENVIRONMENT_CAPTURE_H
#define BENCH_ENVIRONMENT_CAPTURE_H

#include "bench/common/host.h"

#include <jansson.h>

struct capture {
    const struct host *host;
    json_t *root; /* {"machine": {...}, "build": {...}} */
    int failed;   /* 1: out of memory; never reset            */
};

/* Set the fact at a path of facts.def. capture_put takes the value's reference; NULL means out of
 * memory. */
void capture_put(struct capture *, const char *path, json_t *value);
void capture_text(struct capture *, const char *path, const char *text);
void capture_number(struct capture *, const char *path, long long number);

/* Sets the fact to null and stores the reason under machine.unavailable, keyed by path. */
__attribute__((format(printf, 3, 4))) void capture_unknown(struct capture *, const char *path,
                                                           const char *format, ...);

/* Sets the fact to the first line of a file. Without the file it is null, and the reason names the
 * file and `why` it may be absent; "": no explanation. */
void capture_line(struct capture *, const char *path, const char *file, const char *why);

#define READER(name) void environment_read_##name(struct capture *);
#include "bench/environment/readers.def"
#undef READER

#endif
