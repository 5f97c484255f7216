#include "bench/scenario/files.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static const struct matrix *find_matrix(const struct files *files, const char *path,
                                        const struct matrix_shape *shape)
{
    for (size_t i = 0; i < files->count; i++)
        if (!strcmp(files->file[i].path, path) && matrix_fits(&files->file[i].matrix, shape))
            return &files->file[i].matrix;
    return NULL;
}

/* Keeps the matrix, or frees it and returns NULL and err. */
static const struct matrix *keep_matrix(struct files *files, const char *path,
                                        struct matrix *matrix, struct err *err)
{
    struct file file = {mem_text(path, err), *matrix};
    if (!file.path || mem_grow(&files->file, files->count, sizeof *files->file, err)) {
        free(file.path);
        matrix_free(matrix);
        return NULL;
    }
    files->file[files->count] = file;
    return &files->file[files->count++].matrix;
}

const struct matrix *files_get(struct files *files, const char *path,
                               const struct matrix_shape *shape, struct err *err)
{
    const struct matrix *known = find_matrix(files, path, shape);
    struct matrix matrix;
    if (known)
        return known;
    if (matrix_read_shape(path, shape, &matrix, err))
        return NULL; /* cached in another shape: read again, for the reader's error */
    return keep_matrix(files, path, &matrix, err);
}

int files_add(struct files *files, const char *path, const char *text, struct err *err)
{
    struct matrix matrix;
    return !matrix_parse(path, text, &matrix, err) && keep_matrix(files, path, &matrix, err) ? 0
                                                                                             : -1;
}

size_t files_bytes(const struct files *files)
{
    size_t bytes = 0;
    for (size_t i = 0; i < files->count; i++)
        bytes += files->file[i].matrix.rows * files->file[i].matrix.columns * sizeof(double);
    return bytes;
}

void files_free(struct files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        free(files->file[i].path);
        matrix_free(&files->file[i].matrix);
    }
    free(files->file);
    kept_network_free(&files->network);
    *files = (struct files){0};
}
