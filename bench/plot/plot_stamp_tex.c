#include "bench/plot/plot_stamp.h"

static const char *const words[PLOT_FACTS] = {
    [PLOT_TITLE] = "Title",   [PLOT_DESCRIPTION] = "Description", [PLOT_CREATOR] = "Creator",
    [PLOT_SOURCE] = "Source", [PLOT_CREATED] = "Created",
};

/* A comment ends with its line, and no fact has more than one. */
int plot_stamp_tex(FILE *to, char *bytes, size_t size, const struct plot_origin *origin,
                   struct err *err)
{
    (void)err;
    for (enum plot_fact which = 0; which < PLOT_FACTS; which++)
        if (origin->fact[which])
            fprintf(to, "%% %s: %s\n", words[which], origin->fact[which]);
    fwrite(bytes, 1, size, to);
    return 0;
}
