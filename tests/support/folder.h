/* A test's own directory, so that messages have short names and nothing remains; and
 * the files in it. Ends the program when something fails. */
#ifndef SUPPORT_FOLDER_H
#define SUPPORT_FOLDER_H

#include <stddef.h>

/* Makes and enters the directory; `path` is a template of mkdtemp and becomes its name. */
void folder_enter(char *path);

/* Removes it with all that it holds. */
void folder_leave(const char *path);

/* The same of a directory whose name does not matter: a suite's .init and .fini. */
void folder_begin(void);
void folder_end(void);

void folder_write(const char *path, const char *text);
void folder_write_bytes(const char *path, const void *bytes, size_t size);
void folder_append(const char *path, const char *text);

/* The contents of a file, and a terminating zero; good until folder_end. */
char *folder_read(const char *path);

#endif
