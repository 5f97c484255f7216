#include "tests/support/dated_results.h"

#include "tests/support/test_folder.h"

#include <stdio.h>
#include <sys/stat.h>

const char *dated_results[DATED];

void dated_write(int i, const char *machine, const char *columns)
{
    static char directory[DATED][16];
    char path[64], text[1024];
    dated_results[DATED - 1 - i] = directory[i];
    snprintf(directory[i], sizeof directory[i], "r%d", i);
    mkdir(directory[i], 0777);
    snprintf(path, sizeof path, "r%d/run.json", i);
    snprintf(text, sizeof text,
             "{\"schema\": 4, \"started\": \"2026-03-%02dT00:00:00Z\", "
             "\"build\": {\"commit\": \"abcde%02d\"}, \"machine\": {\"cpu\": {\"model\": \"%s\"}}}",
             i + 1, i, machine);
    test_folder_write(path, text);
    snprintf(path, sizeof path, "r%d/cases.jsonl", i);
    snprintf(text, sizeof text, "{\"case\": \"a\", \"kernels\": \"avx2\", %s}\n", columns);
    test_folder_write(path, text);
}

void dated_write_step(const char *column, double before, double after)
{
    for (int i = 0; i < DATED; i++) {
        char columns[128];
        snprintf(columns, sizeof columns, "\"%s\": %.17g", column,
                 (i < 12 ? before : after) + 0.001 * (i * 7 % 5));
        dated_write(i, "Xenon", columns);
    }
}
