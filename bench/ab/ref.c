#include "bench/ab/ref.h"

#include "base/mem.h"
#include "bench/common/child.h"
#include "bench/common/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE = 400 };

/* Stores the first line that a program prints. Returns 0 when the program exits with 0. */
static int ask_program(const char *const *argv, char line[LINE], struct err *err)
{
    FILE *said = tmpfile();
    line[0] = '\0';
    if (!said)
        return err_set(err, ERR_INTERNAL, "no temporary file: %s", strerror(errno));
    int status = child_run(&(struct child){.argv = (char *const *)argv, .output = fileno(said)});
    if (status < 0)
        err_set(err, ERR_ABSENT, "%s: %s", argv[0], strerror(errno));
    rewind(said);
    if (fgets(line, LINE, said))
        line[strcspn(line, "\n")] = '\0';
    fclose(said);
    return status;
}

static int find_commit(const char *flag, const char *commit, char top[LINE], char hash[LINE],
                       struct err *err)
{
    const char *const where[] = {"git", "rev-parse", "--show-toplevel", NULL};
    int status = ask_program(where, top, err);
    if (status)
        return status < 0 ? -1
                          : err_set(err, ERR_USAGE, "%s %s: not in a git repository", flag, commit);
    char *wanted = mem_format(err, "%s^{commit}", commit);
    if (!wanted)
        return -1;
    const char *const which[] = {"git", "rev-parse", "--verify", "--quiet", wanted, NULL};
    status = ask_program(which, hash, err);
    free(wanted);
    return status ? err_set(err, ERR_USAGE, "%s %s: no such commit in %s", flag, commit, top) : 0;
}

/* Runs a step of the build; its output goes to the log. */
static int run_step(const char *const *argv, const char *log, struct err *err)
{
    int output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (output < 0)
        return err_set(err, ERR_INTERNAL, "%s: %s", log, strerror(errno));
    int status = child_run(&(struct child){.argv = (char *const *)argv, .output = output});
    close(output);
    return status == 0  ? 0
           : status < 0 ? err_set(err, ERR_ABSENT, "%s: %s", argv[0], strerror(errno))
                        : err_set(err, ERR_INCOMPARABLE, "%s failed; see %s", argv[0], log);
}

static int make_tree(const char *top, const char *tree, const char *hash, const char *log,
                     struct err *err)
{
    char *marker = mem_format(err, "%s/.git", tree);
    if (!marker)
        return -1;
    int is_there = !access(marker, F_OK);
    free(marker);
    const char *const clone[] = {"git",           "clone", "-q", "--shared",
                                 "--no-checkout", top,     tree, NULL};
    const char *const take[] = {"git", "-C", tree, "checkout", "-q", "--detach", hash, NULL};
    return (!is_there && run_step(clone, log, err)) || run_step(take, log, err) ? -1 : 0;
}

/* If make started this program, its flags and job server would reach the build; unset them. */
static int make_program(const char *tree, const char *log, struct err *err)
{
    char jobs[32];
    static const char *const inherited[] = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES"};
    for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
        unsetenv(inherited[i]);
    snprintf(jobs, sizeof jobs, "-j%ld", sysconf(_SC_NPROCESSORS_ONLN));
    const char *const argv[] = {"make", "-s", jobs, "-C", tree, "build=build/ab", NULL};
    return run_step(argv, log, err);
}

static char *build_in(const char *top, const char *folder, const char *hash, struct err *err)
{
    char *tree = mem_format(err, "%s/%.12s", folder, hash);
    char *log = tree ? mem_format(err, "%s.log", tree) : NULL;
    char *program = log ? mem_format(err, "%s/build/ab/slabmark", tree) : NULL;
    if (program && (store_directory(folder, err) || make_tree(top, tree, hash, log, err) ||
                    make_program(tree, log, err))) {
        free(program);
        program = NULL;
    }
    free(log);
    free(tree);
    return program;
}

char *ref_build(const char *flag, const char *commit, int quiet, struct err *err)
{
    char top[LINE], hash[LINE];
    if (find_commit(flag, commit, top, hash, err))
        return NULL;
    if (!quiet)
        fprintf(stderr, "building %s (%.12s)\n", commit, hash);
    char *folder = mem_format(err, "%s/build/ref", top);
    char *program = folder ? build_in(top, folder, hash, err) : NULL;
    if (!program)
        err_prefix(err, "%s %s: ", flag, commit);
    free(folder);
    return program;
}
