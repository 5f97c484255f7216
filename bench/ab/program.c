#include "bench/ab/program.h"

#include "base/mem.h"
#include "engine/digest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_program(const char *path)
{
    struct stat status;
    return !stat(path, &status) && S_ISREG(status.st_mode) && !access(path, X_OK);
}

/* Searches PATH, as a shell does. NULL: not found, or out of memory. */
static char *search_path(const char *word)
{
    const char *folder = getenv("PATH");
    while (folder && *folder) {
        size_t length = strcspn(folder, ":");
        char *path = mem_format(NULL, "%.*s/%s", (int)length, folder, word);
        if (path && is_program(path))
            return path;
        free(path);
        folder += length + (folder[length] == ':');
    }
    return NULL;
}

/* A digest of all bytes of a file, to recognise the same program later. */
static uint64_t content_digest(const char *path)
{
    uint64_t digest = 0, word = 0;
    FILE *file = fopen(path, "rb");
    while (file && fread(&word, 1, sizeof word, file) > 0) {
        digest = digest_mix(digest ^ word);
        word = 0;
    }
    if (file)
        fclose(file);
    return digest;
}

int program_find(struct program *program, const char *name, const char *path, struct err *err)
{
    *program = (struct program){.name = name, .path = path};
    char *found = strchr(path, '/') ? realpath(path, NULL) : search_path(path);
    if (found && is_program(found)) {
        program->file = found;
        program->identity = content_digest(found);
        return 0;
    }
    free(found);
    return err_set(err, ERR_USAGE, "%s %s: %s", name, path,
                   !strchr(path, '/')
                       ? "no such program in PATH; write ./ before one in this directory"
                   : access(path, F_OK) ? strerror(errno)
                                        : "not an executable file");
}
