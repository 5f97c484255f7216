#include "bench/ab/side.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- failures ---- */

/* Makes text printable: one line, at most `size` - 1 characters. */
static void quote_line(const char *line, char *text, size_t size)
{
    size_t length = 0;
    for (; line[length] && length + 1 < size; length++)
        text[length] = (char)(line[length] < ' ' || line[length] > '~' ? '?' : line[length]);
    text[length] = '\0';
}

static void last_words(const struct side *side, char *text, size_t size)
{
    char *line = NULL;
    size_t room = 0;
    text[0] = '\0';
    rewind(side->said);
    while (getline(&line, &room, side->said) > 0) {
        line[strcspn(line, "\n")] = '\0';
        const char *words = strncmp(line, "slabmark: ", 10) ? line : line + 10;
        if (*words)
            quote_line(words, text, size);
    }
    free(line);
}

/* Returns 0 and the status of a child that has closed its output; its exit may follow a moment
 * later. */
static int collect_status(struct side *side, int *status)
{
    enum { MOMENTS = 100 };
    for (int i = 0; i < MOMENTS; i++) {
        pid_t ended = waitpid(side->pid, status, WNOHANG);
        if (ended == side->pid) {
            side->pid = 0;
            return 0;
        }
        usleep(10000);
    }
    return -1;
}

static int is_introduced(const struct side *side)
{
    return side->version[0] != '\0';
}

static int explain_end(struct side *side, const char *what, struct err *err)
{
    const char *name = side->program->name, *path = side->program->path;
    char words[300];
    int status;
    if (collect_status(side, &status))
        return err_set(err, ERR_INCOMPARABLE, "%s %s: closed its output before %s", name, path,
                       what);
    last_words(side, words, sizeof words);
    if (WIFSIGNALED(status))
        return err_set(err, ERR_INCOMPARABLE, "%s %s: crashed (%s) before %s", name, path,
                       strsignal(WTERMSIG(status)), what);
    if (!is_introduced(side) && strstr(words, "is no command"))
        return err_set(err, ERR_INCOMPARABLE,
                       "%s %s: does not know the hand-over protocol; build a commit that has "
                       "slabmark ab",
                       name, path);
    int code = WEXITSTATUS(status);
    if (is_introduced(side) && code == ERR_USAGE)
        return err_set(err, ERR_INCOMPARABLE, "%s %s: refuses the scenario: %s", name, path, words);
    if (is_introduced(side) && code == ERR_ACCURACY)
        return err_set(err, ERR_ACCURACY, "%s %s: %s", name, path, words);
    return err_set(err, ERR_INCOMPARABLE, "%s %s: %sexited with status %d before %s%s%s", name,
                   path, is_introduced(side) || code ? "" : "is not slabmark: ", code, what,
                   words[0] ? ": " : "", words);
}

int side_rubbish(const struct side *side, const char *what, const char *line, struct err *err)
{
    char said[50];
    const char *quote = line[0] ? "'" : "";
    quote_line(line[0] ? line : "no text", said, sizeof said);
    return err_set(err, ERR_INCOMPARABLE, "%s %s: %s: it printed %s%s%s instead of %s",
                   side->program->name, side->program->path,
                   is_introduced(side) ? "breaks the hand-over protocol" : "is not slabmark", quote,
                   said, quote, what);
}

/* ---- messages ---- */

int side_hear(struct side *side, const char *what, char line[TURNS_LINE], struct err *err)
{
    int code = line_read(&side->from, line, TURNS_LINE, side->patience, side->stop);
    const char *name = side->program->name, *path = side->program->path;
    switch (code) {
    case 1:
        return 0;
    case LINE_STOPPED:
        return err_set(err, ERR_INTERNAL, "stopped by a signal");
    case LINE_SILENT:
        return err_set(err, ERR_INCOMPARABLE, "%s %s: hangs: silent for %g s before %s", name, path,
                       side->patience, what);
    case LINE_LONG:
        return side_rubbish(side, what, side->from.buffer, err);
    default:
        return explain_end(side, what, err);
    }
}

int side_tell(struct side *side, const char *line, struct err *err)
{
    return line_write(side->to, line, strlen(line)) ? explain_end(side, "reading its input", err)
                                                    : 0;
}

static int hear_introduction(struct side *side, struct err *err)
{
    char line[TURNS_LINE], magic[SIDE_WORD] = "";
    int protocol = 0;
    if (side_hear(side, "its introduction", line, err))
        return -1;
    if (sscanf(line, "%63s %d", magic, &protocol) != 2 || strcmp(magic, TURNS_MAGIC))
        return side_rubbish(side, "its introduction", line, err);
    if (protocol != TURNS_PROTOCOL)
        return err_set(err, ERR_INCOMPARABLE,
                       "%s %s: uses version %d of the hand-over protocol, this slabmark version %d",
                       side->program->name, side->program->path, protocol, TURNS_PROTOCOL);
    if (sscanf(line, "%*s %*d %63s %63s", side->version, side->commit) != 2)
        return side_rubbish(side, "version and commit", line, err);
    if (side_hear(side, "its case", line, err))
        return -1;
    if (sscanf(line, "case %63s %" SCNx64 " %d %d %d", side->kernels, &side->scenario, &side->exact,
               &side->iterations, &side->nodes) != 5 ||
        side->iterations < 1)
        return side_rubbish(side, "its case", line, err);
    return 0;
}

int side_start(struct side *side, const struct program *program, const char *folder,
               const char *scenario, const struct side_limits *limits, struct err *err)
{
    *side = (struct side){.program = program,
                          .to = -1,
                          .from.descriptor = -1,
                          .patience = limits->patience,
                          .stop = limits->stop};
    if (!side_spawn(side, folder, scenario, err) && !hear_introduction(side, err))
        return 0;
    side_end(side);
    return -1;
}

void side_end(struct side *side)
{
    if (side->to >= 0)
        close(side->to);
    if (side->from.descriptor >= 0)
        close(side->from.descriptor);
    if (side->pid > 0) {
        kill(-side->pid, SIGKILL);
        while (waitpid(side->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    if (side->said)
        fclose(side->said);
    *side = (struct side){.to = -1, .from.descriptor = -1};
}
