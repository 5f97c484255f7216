#include "bench/command/manual.h"

#include "bench/command/commands.h"
#include "bench/command/help_results.h"
#include "bench/command/roff.h"
#include "bench/common/exit_codes.h"
#include "bench/common/version.h"
#include "bench/scenario/catalog.h"

#include <string.h>

static void put_flag(FILE *file, const struct flag *flag)
{
    char name[80], letter[8] = "";
    if (flag->letter)
        snprintf(letter, sizeof letter, "-%c, ", flag->letter);
    snprintf(name, sizeof name, "%s--%s%s%s", letter, flag->name, flag->value ? " " : "",
             flag->value ? flag->value : "");
    roff_item(file, name);
    roff_text(file, flag->help);
}

static void put_command(FILE *file, const struct command *command)
{
    char title[100];
    snprintf(title, sizeof title, "slabmark %s %s", command->name, command->operands);
    roff_subsection(file, title);
    roff_text(file, command->summary);
    for (const struct flag *flag = command->flags; flag->name; flag++)
        put_flag(file, flag);
}

static void put_option(FILE *file, const char *path, const struct option *row)
{
    char name[100], allowed[320], text[500];
    int has_unit = row->unit[0] && strcmp(row->unit, "1");
    option_allowed(row, allowed, sizeof allowed);
    snprintf(name, sizeof name, "%s%s%s", path, path[0] ? "." : "", row->name);
    snprintf(text, sizeof text, "allowed: %s%s%s%s%s", allowed, row->fallback ? "; default: " : "",
             row->fallback ? row->fallback : "", has_unit ? "; unit: " : "",
             has_unit ? row->unit : "");
    roff_item(file, name);
    roff_text(file, row->help);
    roff_break(file);
    roff_text(file, text);
}

static void put_options(FILE *file, const char *path, const struct options *options)
{
    for (size_t i = 0; i < options->count; i++)
        put_option(file, path, &options->row[i]);
}

static void put_chapter(FILE *file, const struct chapter *chapter)
{
    char name[80];
    roff_subsection(file, chapter->title);
    if (chapter->options)
        put_options(file, chapter->path, chapter->options);
    for (int i = 0; chapter->family && chapter->family[i]; i++) {
        const struct variant *variant = chapter->family[i];
        snprintf(name, sizeof name, "%s: %s", chapter->key, variant->name);
        roff_item(file, name);
        roff_text(file, variant->summary);
        put_options(file, chapter->path, &variant->options);
    }
}

static void put_head(FILE *file)
{
    fprintf(file, ".TH SLABMARK 1 \"%s\" \"slabmark %s\" \"User Commands\"\n", SLABMARK_DATE,
            SLABMARK_VERSION);
    roff_section(file, "NAME");
    fputs("slabmark \\- sparse distributed adaptive learning as an OpenMP benchmark\n", file);
    roff_section(file, "SYNOPSIS");
    fputs(".B slabmark\n.I COMMAND\n[\\fIOPTIONS\\fR] ...\n", file);
}

static void put_environment(FILE *file)
{
    roff_section(file, "ENVIRONMENT");
    roff_item(file, "SLABMARK_TRIALS, SLABMARK_THREADS, SLABMARK_KERNELS, ...");
    roff_text(file, "A parameter of the top level or of run, its name in capitals. Precedence: "
                    "command line, environment, file, defaults.");
    roff_item(file, "NO_COLOR");
    roff_text(file, "No colours on the terminal.");
}

static void put_exit_status(FILE *file)
{
    char code[16];
    roff_section(file, "EXIT STATUS");
    for (const struct exit_code *row = exit_codes; row->meaning; row++) {
        snprintf(code, sizeof code, "%d", row->code);
        roff_item(file, code);
        roff_text(file, row->meaning);
    }
}

void manual_print(FILE *file)
{
    put_head(file);
    roff_section(file, "COMMANDS");
    for (int i = 0; commands[i]; i++)
        put_command(file, commands[i]);
    roff_section(file, "SCENARIO PARAMETERS");
    roff_text(file, "A scenario is a YAML file. A list under run and every path under sweep is "
                    "swept.");
    for (const struct chapter *chapter = chapters; chapter->path; chapter++)
        put_chapter(file, chapter);
    roff_section(file, "RESULTS");
    manual_results(file);
    put_environment(file);
    put_exit_status(file);
}
