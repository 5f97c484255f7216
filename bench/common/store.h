/* Folders, files that are never half written, and files that grow. Nothing is written through a
 * link. */
#ifndef BENCH_COMMON_STORE_H
#define BENCH_COMMON_STORE_H

#include "base/err.h"

#include <jansson.h>
#include <stdio.h>

/* Like mkdir -p. */
int store_directory(const char *path, struct err *);

/* Written beside, on the disk, then renamed: there is always a whole one, whatever fails. */
int store_json(const char *path, const json_t *, struct err *);

/* The same for any content: write to fresh.file, then finish, which fails when a write did. */
struct store_fresh {
    FILE *file;
    char *path, *beside;
};
int store_begin(struct store_fresh *, const char *path, struct err *);
int store_finish(struct store_fresh *, struct err *);

/* A file that somebody else wrote beside goes to its place; a link there is replaced. */
int store_move(const char *from, const char *to, struct err *);

/* Cuts a file off after `size` bytes. */
int store_cut(const char *path, size_t size, struct err *);

/* A new, empty file that takes the place of what lies there; one that goes on at its end. Both may
 * be read as well. NULL and err on failure. */
FILE *store_create(const char *path, struct err *);
FILE *store_append(const char *path, struct err *);

/* Flushes: a kill loses nothing from now on, a loss of power may. `path` is for the message. */
int store_flush(FILE *, const char *path, struct err *);

/* Waits until what was flushed is on the disk. */
int store_wait(FILE *, const char *path, struct err *);

/* Both. */
int store_sync(FILE *, const char *path, struct err *);

#endif
