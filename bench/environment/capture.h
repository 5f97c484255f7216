/* Writes facts of the machine into run.json. Each reader (cpu.c, limits.c, ...) fills its rows of
 * facts.def: a value, or null with the reason why there is none. Nothing is guessed. */
#ifndef BENCH_ENVIRONMENT_CAPTURE_H
#define BENCH_ENVIRONMENT_CAPTURE_H

#include "bench/common/host.h"

#include <jansson.h>

struct capture {
    const struct host *host;
    json_t *root; /* {"machine": {...}, "build": {...}} */
    int failed;   /* out of memory; never reset               */
};

/* Each path is in facts.def. The value's reference is taken; NULL is out of memory. */
void capture_put(struct capture *, const char *path, json_t *value);
void capture_text(struct capture *, const char *path, const char *text);
void capture_number(struct capture *, const char *path, long long number);

/* null, and why: kept under machine.unavailable by path. */
__attribute__((format(printf, 3, 4))) void capture_unknown(struct capture *, const char *path,
                                                           const char *format, ...);

/* The first line of a file, or null: the file is named, with `why` it may be absent ("" for no
 * more). */
void capture_line(struct capture *, const char *path, const char *file, const char *why);

#define READER(name) void environment_read_##name(struct capture *);
#include "bench/environment/readers.def"
#undef READER

#endif
