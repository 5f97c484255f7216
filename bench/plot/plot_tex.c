#include "bench/plot/plot_gnuplot.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The lines of a figure, with the name of the file that TeX will find. */
static void rename_included(FILE *from, FILE *to, const char *name)
{
    static const char included[] = "{" PLOT_TEX_FILE "}";
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, from) > 0) {
        char *found = strstr(line, included);
        if (found)
            fprintf(to, "%.*s{%s-tex}%s", (int)(found - line), line, name,
                    found + sizeof included - 1);
        else
            fputs(line, to);
    }
    free(line);
}

int plot_tex_finish(const struct folder *folder, const char *name, struct err *err)
{
    FILE *from = folder_open(folder, PLOT_TEX_FILE ".tex", "r", err);
    FILE *to = from ? folder_open(folder, PLOT_FILE ".tex", "w", err) : NULL;
    int failed = !to;
    if (!failed)
        rename_included(from, to, name);
    if (from)
        failed |= ferror(from);
    if (to)
        failed |= ferror(to);
    if (from)
        fclose(from);
    if (to && (fclose(to) || failed))
        return err_set(err, ERR_INTERNAL, "cannot write: %s", strerror(errno));
    return failed ? -1 : 0;
}
