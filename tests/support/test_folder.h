/* A test's own directory, so that messages have short names and nothing remains; and
 * the files in it. Ends the program when something fails. */
#ifndef SUPPORT_TEST_FOLDER_H
#define SUPPORT_TEST_FOLDER_H

#include <stddef.h>

/* Makes and enters the directory; `path` is a template of mkdtemp and becomes its name. */
void test_folder_enter(char *path);

/* Removes it with all that it holds. */
void test_folder_leave(const char *path);

/* The same of a directory whose name does not matter: a suite's .init and .fini. */
void test_folder_begin(void);
void test_folder_end(void);

void test_folder_write(const char *path, const char *text);
void test_folder_write_bytes(const char *path, const void *bytes, size_t size);
void test_folder_append(const char *path, const char *text);

/* The contents of a file, and a terminating zero; good until test_folder_end. */
char *test_folder_read(const char *path);

#endif
