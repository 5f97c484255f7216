#include "tests/support/test_folder.h"

#include "tests/support/fail.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- directories ---- */

void test_folder_enter(char *path)
{
    if (!mkdtemp(path) || chdir(path))
        fail_with("%s: %s", path, strerror(errno));
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

void test_folder_leave(const char *path)
{
    nftw(path, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

/* ---- what was read ---- */

static struct text {
    struct text *before;
    char bytes[];
} * last;

static void forget_texts(void)
{
    while (last) {
        struct text *before = last->before;
        free(last);
        last = before;
    }
}

char *test_folder_read(const char *path)
{
    FILE *file = fopen(path, "r");
    struct stat status;
    if (!file || fstat(fileno(file), &status))
        fail_with("%s: %s", path, strerror(errno));
    size_t size = (size_t)status.st_size;
    struct text *text = malloc(sizeof *text + size + 1);
    if (!text || fread(text->bytes, 1, size, file) != size)
        fail_with("%s: %zu bytes cannot be read", path, size);
    fclose(file);
    text->bytes[size] = '\0';
    text->before = last;
    last = text;
    return text->bytes;
}

/* ---- writing ---- */

static void write_as(const char *mode, const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, mode);
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
        fail_with("%s: %s", path, strerror(errno));
}

void test_folder_write_bytes(const char *path, const void *bytes, size_t size)
{
    write_as("w", path, bytes, size);
}

void test_folder_write(const char *path, const char *text)
{
    write_as("w", path, text, strlen(text));
}

void test_folder_append(const char *path, const char *text)
{
    write_as("a", path, text, strlen(text));
}

/* ---- a directory of any name ---- */

static char own[32];

void test_folder_begin(void)
{
    snprintf(own, sizeof own, "/tmp/slabmark-test-XXXXXX");
    test_folder_enter(own);
}

void test_folder_end(void)
{
    forget_texts();
    test_folder_leave(own);
}
