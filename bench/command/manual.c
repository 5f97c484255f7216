#include "bench/command/manual.h"

#include "bench/scenario/catalog.h"
#include "bench/command/commands.h"
#include "bench/common/version.h"

#include <string.h>

/* Text for roff: a leading dot or quote and every backslash and minus are its own. */
static void put(FILE *file, const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", file);
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\e", file);
        else if (*text == '-')
            fputs("\\-", file);
        else
            putc(*text, file);
    }
}

static void put_command(FILE *file, const struct command *command)
{
    fprintf(file, ".SS slabmark %s ", command->name);
    put(file, command->operands);
    fputc('\n', file);
    put(file, command->summary);
    fputc('\n', file);
    for (const struct flag *flag = command->flags; flag->name; flag++) {
        fputs(".TP\n.B ", file);
        if (flag->letter)
            fprintf(file, "\\-%c, ", flag->letter);
        fputs("\\-\\-", file);
        put(file, flag->name);
        if (flag->value)
            fprintf(file, " \\fI%s\\fR", flag->value);
        fputc('\n', file);
        put(file, flag->help);
        fputc('\n', file);
    }
}

static void put_options(FILE *file, const char *path, const struct options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        const struct option *row = &options->row[i];
        char allowed[320];
        option_allowed(row, allowed, sizeof allowed);
        fprintf(file, ".TP\n.B %s%s%s\n", path, path[0] ? "." : "", row->name);
        put(file, row->help);
        fputs(".br\nallowed: ", file);
        put(file, allowed);
        if (row->fallback) {
            fputs("; default: ", file);
            put(file, row->fallback);
        }
        if (row->unit[0] && strcmp(row->unit, "1")) {
            fputs("; unit: ", file);
            put(file, row->unit);
        }
        fputc('\n', file);
    }
}

static void put_chapter(FILE *file, const struct chapter *chapter)
{
    fprintf(file, ".SS %s\n", chapter->title);
    if (chapter->options)
        put_options(file, chapter->path, chapter->options);
    for (int i = 0; chapter->family && chapter->family[i]; i++) {
        const struct variant *variant = chapter->family[i];
        fprintf(file, ".PP\n.B %s: %s\n.br\n", chapter->key, variant->name);
        put(file, variant->summary);
        fputc('\n', file);
        put_options(file, chapter->path, &variant->options);
    }
}

void manual_print(FILE *file)
{
    fprintf(file,
            ".TH SLABMARK 1 \"\" \"slabmark %s\" \"User Commands\"\n.SH NAME\nslabmark \\- sparse "
            "distributed adaptive learning as an OpenMP benchmark\n.SH SYNOPSIS\n.B slabmark\n.I "
            "COMMAND\n[\\fIOPTIONS\\fR] ...\n.SH COMMANDS\n",
            SLABMARK_VERSION);
    for (int i = 0; commands[i]; i++)
        put_command(file, commands[i]);
    fputs(
        ".SH SCENARIO PARAMETERS\nA scenario is a YAML file. A list under\n.B run\nand every path "
        "under\n.B sweep\nis swept.\n",
        file);
    for (const struct chapter *chapter = chapters; chapter->path; chapter++)
        put_chapter(file, chapter);
    fputs(".SH ENVIRONMENT\n.TP\n.B SLABMARK_*\nSLABMARK_TRIALS, SLABMARK_THREADS, "
          "SLABMARK_KERNELS, ...: every parameter of the top level and of\n.B run\nin capitals; "
          "stronger than the file, weaker than the command line.\n.TP\n.B NO_COLOR\nno "
          "colours.\n.SH EXIT STATUS\n0 good; 1 internal or I/O error; 2 usage or configuration; 4 "
          "a network diverged, or a result is no longer the same; 6 two results are not "
          "comparable; 77 a required capability is absent; 130 stopped by a signal, what "
          "was finished is kept.\n",
          file);
}
