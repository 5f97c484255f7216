#include "bench/plot/plot_gnuplot.h"

#include "base/mem.h"
#include "bench/common/child.h"
#include "bench/common/share.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int plot_gnuplot_check(struct err *err)
{
    char *const argv[] = {"gnuplot", "--version", NULL};
    if (setenv("LC_ALL", "C.UTF-8", 1) || setenv("TZ", "UTC0", 1))
        return err_set(err, ERR_INTERNAL, "the environment could not be set: %s", strerror(errno));
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0)
        return err_set(err, ERR_INTERNAL, "/dev/null: %s", strerror(errno));
    int status = child_run(&(struct child){.argv = argv, .output = nowhere});
    close(nowhere);
    return status ? err_set(err, ERR_ABSENT, "plot needs gnuplot: apt-get install gnuplot-nox") : 0;
}

char *plot_gnuplot_scripts(struct err *err)
{
    char path[PATH_MAX];
    if (!share_directory("plots", path, sizeof path))
        return mem_text(path, err);
    share_fail("plots", err);
    return NULL;
}

enum { SIGNALLED = 128 }; /* a higher status: 128 + signal (child.h) */

/* gnuplot's last message, on one line. */
static void last_words(FILE *said, char *text, size_t size)
{
    long length = fseek(said, 0, SEEK_END) ? 0 : ftell(said);
    long start = length > (long)size - 1 ? length - (long)size + 1 : 0;
    size_t got = fseek(said, start, SEEK_SET) ? 0 : fread(text, 1, size - 1, said);
    text[got] = 0;
    for (char *at = text; *at; at++)
        if (*at == '\n')
            *at = ' ';
}

int plot_gnuplot_run(const struct folder *folder, const char *kind, const char *definitions,
                     struct err *err)
{
    int failed = -1;
    FILE *said = NULL;
    char *script = mem_format(err, "%s/%s.gp", PLOT_SCRIPTS, kind);
    char *expression = mem_text(definitions, err);
    if (!script || !expression)
        goto done;
    if (!(said = tmpfile())) {
        err_set(err, ERR_INTERNAL, "no temporary file: %s", strerror(errno));
        goto done;
    }
    char *const argv[] = {"gnuplot", "-d", "-e", expression, script, NULL};
    int status =
        child_run(&(struct child){.argv = argv, .directory = folder->path, .output = fileno(said)});
    if (status < 0)
        err_set(err, ERR_INTERNAL, "gnuplot: %s", strerror(errno));
    if (status > SIGNALLED)
        err_set(err, ERR_INTERNAL, "a signal ended gnuplot: %s", strsignal(status - SIGNALLED));
    else if (status > 0) {
        char words[400];
        last_words(said, words, sizeof words);
        err_set(err, ERR_INTERNAL, "gnuplot ended with %d: %s", status, words);
    }
    failed = status ? -1 : 0;
done:
    if (said)
        fclose(said);
    free(script);
    free(expression);
    return failed;
}
