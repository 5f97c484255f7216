#include "bench/plot_gnuplot.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs gnuplot to its end without input; its output goes to `output`. Returns its exit status, or
 * -1 and errno when it could not be run. */
static int run(char *const argv[], int output)
{
    posix_spawn_file_actions_t actions;
    if ((errno = posix_spawn_file_actions_init(&actions)))
        return -1;
    pid_t child;
    int status = 0;
    if (!(errno = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)) &&
        !(errno = posix_spawn_file_actions_adddup2(&actions, output, 1)))
        errno = posix_spawnp(&child, argv[0], &actions, NULL, argv, environ);
    int failed = errno;
    posix_spawn_file_actions_destroy(&actions);
    while (!failed && waitpid(child, &status, 0) < 0)
        failed = errno == EINTR ? 0 : errno;
    errno = failed;
    if (failed)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int plot_gnuplot_check(struct err *err)
{
    char *const argv[] = {"gnuplot", "--version", NULL};
    if (setenv("LC_ALL", "C", 1) || setenv("TZ", "UTC0", 1))
        return err_set(err, ERR_INTERNAL, "the environment could not be set: %s", strerror(errno));
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0)
        return err_set(err, ERR_INTERNAL, "/dev/null: %s", strerror(errno));
    int status = run(argv, nowhere);
    close(nowhere);
    return status ? err_set(err, ERR_ABSENT, "plot needs gnuplot: apt-get install gnuplot-nox") : 0;
}

/* DIRECTORY/plots when our scripts are there; NULL otherwise. */
static char *plots_in(const char *directory)
{
    char *plots = mem_format(NULL, "%s/plots", directory);
    char *style = plots ? mem_format(NULL, "%s/style.gp", plots) : NULL;
    int present = style && !access(style, R_OK);
    free(style);
    if (present)
        return plots;
    free(plots);
    return NULL;
}

/* The same for the folder of the program and every one above it. */
static char *plots_above_program(void)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    char *plots = NULL, *slash;
    path[length > 0 ? length : 0] = 0;
    while (!plots && (slash = strrchr(path, '/'))) {
        *slash = 0;
        plots = plots_in(path);
    }
    return plots;
}

char *plot_gnuplot_scripts(struct err *err)
{
    const char *chosen = getenv("SLABMARK_PLOTS");
    if (chosen && *chosen)
        return mem_text(chosen, err);
    char *plots = plots_above_program();
    if (!plots)
        plots = plots_in(SLABMARK_SHARE);
    if (!plots)
        err_set(err, ERR_ABSENT,
                "the gnuplot scripts are neither beside the program nor in %s/plots; say where "
                "with SLABMARK_PLOTS",
                SLABMARK_SHARE);
    return plots;
}

int plot_gnuplot_run(const char *scripts, const char *kind, const char *definitions,
                     struct err *err)
{
    char *script = mem_format(err, "%s/%s.gp", scripts, kind);
    char *expression = mem_text(definitions, err);
    if (!script || !expression) {
        free(script);
        free(expression);
        return -1;
    }
    char *const argv[] = {"gnuplot", "-d", "-e", expression, script, NULL};
    int failed = 0, status = run(argv, STDERR_FILENO);
    if (status < 0)
        failed = err_set(err, ERR_INTERNAL, "gnuplot: %s", strerror(errno));
    else if (status > 0)
        failed = err_set(err, ERR_INTERNAL, "gnuplot ended with %d on %s; it says why above",
                         status, script);
    free(script);
    free(expression);
    return failed;
}
