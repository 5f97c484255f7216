#include "bench/results/result_files.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *help;
} files[RESULT_FILES] = {
#define RESULT_FILE(id, name, help) [RESULT_##id] = {name, help},
#include "bench/results/result_files.def"
#undef RESULT_FILE
};

const char *result_file_name(enum result_file file)
{
    return files[file].name;
}

const char *result_file_word(enum result_file file, char *text)
{
    snprintf(text, 32, "%.*s", (int)strcspn(files[file].name, "."), files[file].name);
    return text;
}

const char *result_file_help(enum result_file file)
{
    return files[file].help;
}
