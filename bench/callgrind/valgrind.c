#include "bench/callgrind/valgrind.h"

#include "bench/callgrind/replay.h"
#include "bench/common/child.h"
#include "bench/scenario/pool.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* From the caller's environment, keeps only the paths of libraries, without which the program or
 * valgrind may not start. The length of the rest would move the stack. */
static const char *const inherited[] = {"LD_LIBRARY_PATH", "VALGRIND_LIB"};
enum { INHERITED = sizeof inherited / sizeof *inherited };

static int make_environment(const char *environment[INHERITED + 3], struct pool *pool,
                            struct err *err)
{
    int count = 0;
    environment[count++] = "PATH=/usr/bin:/bin";
    environment[count++] = "LC_ALL=C";
    for (int i = 0; i < INHERITED; i++) {
        const char *value = getenv(inherited[i]);
        if (value && !(environment[count++] = pool_format(pool, err, "%s=%s", inherited[i], value)))
            return -1;
    }
    environment[count] = NULL;
    return 0;
}

/* The last line that is not one of valgrind's own (==pid== or --pid--), without its end. */
static void last_line(FILE *said, char *text, size_t size)
{
    char *line = NULL;
    size_t room = 0;
    text[0] = '\0';
    rewind(said);
    while (getline(&line, &room, said) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] && strncmp(line, "==", 2) && strncmp(line, "--", 2))
            snprintf(text, size, "%s", line);
    }
    free(line);
}

static int explain(int status, FILE *said, struct err *err)
{
    char line[400];
    last_line(said, line, sizeof line);
    if (status == 128 + SIGILL)
        return err_set(
            err, ERR_ABSENT,
            "callgrind: valgrind does not support an instruction of the program; build without "
            "-march=native, or update valgrind");
    if (status > 128)
        return err_set(err, ERR_ABSENT, "callgrind: valgrind was killed: %s%s",
                       strsignal(status - 128),
                       status == 128 + SIGKILL ? "; is there enough memory?" : "");
    return err_set(err, ERR_ABSENT, "callgrind: valgrind ended with %d: %s", status,
                   line[0] ? line : "it said nothing");
}

/* Runs valgrind; its output goes to `said`. */
static int run_valgrind(const char *const *argv, const struct folder *folder, FILE *said,
                        struct err *err)
{
    struct pool pool = {0};
    const char *environment[INHERITED + 3];
    int status = -1;
    if (!make_environment(environment, &pool, err)) {
        status = child_run(&(struct child){.argv = (char *const *)argv,
                                           .environment = (char *const *)environment,
                                           .directory = folder ? folder->path : NULL,
                                           .output = fileno(said)});
        if (status < 0 && errno == ENOENT)
            err_set(err, ERR_ABSENT, "callgrind needs valgrind: apt-get install valgrind");
        else if (status < 0)
            err_set(err, ERR_ABSENT, "callgrind: valgrind cannot be run: %s", strerror(errno));
        else if (status > 0)
            explain(status, said, err);
    }
    pool_free(&pool);
    return status ? -1 : 0;
}

static FILE *temporary(struct err *err)
{
    FILE *file = tmpfile();
    if (!file)
        err_set(err, ERR_INTERNAL, "no temporary file: %s", strerror(errno));
    return file;
}

/* AVX2 and FMA came with 3.9. */
enum { OLDEST_MAJOR = 3, OLDEST_MINOR = 9 };

int valgrind_version(char version[32], struct err *err)
{
    char line[400];
    int major, minor;
    FILE *said = temporary(err);
    if (!said)
        return -1;
    int failed =
        run_valgrind((const char *const[]){"valgrind", "--version", NULL}, NULL, said, err);
    last_line(said, line, sizeof line);
    fclose(said);
    if (failed)
        return -1;
    if (sscanf(line, "valgrind-%d.%d", &major, &minor) != 2)
        return err_set(err, ERR_ABSENT, "callgrind: valgrind --version prints '%s', not a version",
                       line);
    if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR))
        return err_set(err, ERR_ABSENT, "callgrind: %s is too old, %d.%d or later is needed", line,
                       OLDEST_MAJOR, OLDEST_MINOR);
    snprintf(version, 32, "%.31s", line);
    return 0;
}

int valgrind_replay(const struct folder *folder, const char *program, char kernels[16],
                    uint64_t *digest, struct err *err)
{
    static const char *const argv[] = {"valgrind",
                                       "--tool=callgrind",
                                       "--vgdb=no",
                                       "--toggle-collect=simulation_iterate",
                                       "--dump-before=simulation_observe",
                                       "--combine-dumps=yes",
                                       "--callgrind-out-file=" VALGRIND_OUTPUT,
                                       "--cache-sim=yes",
                                       "--branch-sim=yes",
                                       "--I1=32768,8,64",
                                       "--D1=32768,8,64",
                                       "--LL=1048576,16,64",
                                       "./slabmark",
                                       "replay",
                                       REPLAY_SCENARIO,
                                       NULL};
    char line[400];
    FILE *said = temporary(err);
    if (!said)
        return -1;
    int failed = folder_link(folder, "slabmark", program ? program : "/proc/self/exe", err) ||
                 run_valgrind(argv, folder, said, err);
    last_line(said, line, sizeof line);
    fclose(said);
    if (!failed && sscanf(line, "replayed %15s %" SCNx64, kernels, digest) != 2)
        failed = err_set(err, ERR_ABSENT, "callgrind: the replay failed: %s",
                         line[0] ? line : "it said nothing");
    return failed ? -1 : 0;
}
