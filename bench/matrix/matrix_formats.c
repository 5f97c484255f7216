/* Detects the format of a file. */
#include "bench/matrix/matrix_formats.h"

#include <string.h>
#include <strings.h>

enum { MAGIC_MOST = 16 }; /* bytes read at a file's beginning */

static const struct {
    const char *magic;
    matrix_read_fn *read;
} by_content[] = {
    {"\x93NUMPY", matrix_read_npy},  {"RIFF", matrix_read_wav},
    {"RIFX", matrix_read_wav},       {"RF64", matrix_read_wav},
    {"MATLAB 5.0", matrix_read_mat}, {"MATLAB 7.3", matrix_read_mat},
};

static const struct {
    const char *ending;
    matrix_read_fn *read;
} by_ending[] = {{".npy", matrix_read_npy},
                 {".wav", matrix_read_wav},
                 {".wave", matrix_read_wav},
                 {".mat", matrix_read_mat}};

#define FROM_PYTHON "write it with np.save('X.npy', x)"

/* Known formats that are not supported, and how to convert them. */
static const struct {
    const char *magic, *what, *cure;
} foreign[] = {
    {"\x89HDF", "an HDF5 file", "write it with np.save('X.npy', x) or save('X.mat', 'x')"},
    {"PK\3\4", "an archive such as .npz or .xlsx", FROM_PYTHON},
    {"\x80\2", "a Python pickle", FROM_PYTHON},
    {"\x80\3", "a Python pickle", FROM_PYTHON},
    {"\x80\4", "a Python pickle", FROM_PYTHON},
    {"\x80\5", "a Python pickle", FROM_PYTHON},
    {"PAR1", "a Parquet file", FROM_PYTHON},
    {"\x1f\x8b", "a gzip file", "unpack it with gunzip"},
    {"fLaC", "FLAC audio", "convert it with sox IN OUT.wav"},
    {"OggS", "Ogg audio", "convert it with sox IN OUT.wav"},
    {"ID3", "MP3 audio", "convert it with sox IN OUT.wav"},
    {"\xff\xfe", "text in UTF-16", "convert it with iconv -f UTF-16 -t UTF-8"},
    {"\xfe\xff", "text in UTF-16", "convert it with iconv -f UTF-16 -t UTF-8"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int begins_with(const char *bytes, size_t count, const char *magic)
{
    size_t length = strlen(magic);
    return count >= length && !memcmp(bytes, magic, length);
}

/* Reads the first bytes and rewinds; 0 for a pipe. */
static size_t peek_beginning(FILE *file, char *bytes)
{
    if (fseeko(file, 0, SEEK_SET))
        return 0;
    size_t count = fread(bytes, 1, MAGIC_MOST, file);
    return fseeko(file, 0, SEEK_SET) ? 0 : count;
}

/* Of the file's own path. */
static int has_ending(const char *path, const char *ending)
{
    size_t length = matrix_path_length(path), size = strlen(ending);
    return length > size && !strncasecmp(path + length - size, ending, size) &&
           path[length - size - 1] != '/';
}

matrix_read_fn *matrix_reader(const char *path, FILE *file, struct err *err)
{
    char bytes[MAGIC_MOST];
    size_t count = peek_beginning(file, bytes);
    for (size_t i = 0; i < COUNT(by_content); i++)
        if (begins_with(bytes, count, by_content[i].magic))
            return by_content[i].read;
    for (size_t i = 0; i < COUNT(foreign); i++)
        if (begins_with(bytes, count, foreign[i].magic)) {
            err_set(err, ERR_USAGE, "%s: %s: %s", path, foreign[i].what, foreign[i].cure);
            return NULL;
        }
    for (size_t i = 0; i < COUNT(by_ending); i++)
        if (has_ending(path, by_ending[i].ending))
            return by_ending[i].read;
    return matrix_read_csv;
}
