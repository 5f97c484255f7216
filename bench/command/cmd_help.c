/* slabmark help: prints the tables that the parser reads. */
#include "bench/command/commands.h"
#include "bench/command/help_results.h"
#include "bench/command/manual.h"
#include "bench/common/exit_codes.h"
#include "bench/common/screen.h"
#include "bench/scenario/catalog.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void print_exit_codes(void)
{
    char code[16];
    puts("\nexit codes:");
    for (const struct exit_code *row = exit_codes; row->meaning; row++) {
        snprintf(code, sizeof code, "%5d", row->code);
        screen_item(stdout, 5, code, row->meaning);
    }
}

static void print_overview(void)
{
    printf("slabmark: sparse distributed adaptive learning as an OpenMP benchmark\n\n"
           "usage: slabmark COMMAND [OPTIONS] ...\n\n");
    for (int i = 0; commands[i]; i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    printf("\nslabmark help COMMAND      a command's options; also slabmark COMMAND --help\n"
           "slabmark help PARAMETER    a scenario's parameter or section: step, noise, ...\n"
           "slabmark help NAME         an algorithm, a topology, ...: its parameters\n"
           "slabmark help COLUMN       a column of the results: msd_db, ns_per_update, ...\n"
           "slabmark help scenario     every parameter\n"
           "slabmark help results      every file and column of the results\n");
    print_exit_codes();
}

static void print_flag(const struct flag *flag)
{
    char name[80], letter[8] = "    ";
    if (flag->letter)
        snprintf(letter, sizeof letter, "-%c, ", flag->letter);
    snprintf(name, sizeof name, "  %s--%s%s%s", letter, flag->name, flag->value ? " " : "",
             flag->value ? flag->value : "");
    screen_item(stdout, 26, name, flag->help);
}

void help_command(const struct command *command)
{
    printf("usage: slabmark %s%s%s%s\n\n%s\n", command->name,
           command->flags->name ? " [OPTIONS]" : "", command->operands[0] ? " " : "",
           command->operands, command->summary);
    if (command->flags->name)
        putchar('\n');
    for (const struct flag *flag = command->flags; flag->name; flag++)
        print_flag(flag);
}

static void print_row(const char *path, const struct option *row)
{
    char allowed[320], text[340];
    option_allowed(row, allowed, sizeof allowed);
    printf("  %s%s%s\n", path, path[0] ? "." : "", row->name);
    screen_paragraph(stdout, 6, row->help);
    snprintf(text, sizeof text, "allowed: %s", allowed);
    screen_paragraph(stdout, 6, text);
    if (row->fallback)
        printf("      default: %s\n", row->fallback);
    if (row->unit[0] && strcmp(row->unit, "1"))
        printf("      unit: %s\n", row->unit);
    if (row->search.spacing != SPACING_NONE)
        printf("      slabmark tune: from %g to %g%s\n", row->search.low, row->search.high,
               row->search.per_energy ? " over E u'u" : "");
}

static void print_options(const char *path, const struct options *options)
{
    for (size_t i = 0; i < options->count; i++)
        print_row(path, &options->row[i]);
}

static void print_variant(const struct chapter *chapter, const struct variant *variant)
{
    printf("%s: {%s: %s}\n", chapter->path, chapter->key, variant->name);
    screen_paragraph(stdout, 4, variant->summary);
    print_options(chapter->path, &variant->options);
}

static void print_chapter(const struct chapter *chapter)
{
    printf("%s\n", chapter->title);
    if (chapter->options)
        print_options(chapter->path, chapter->options);
    for (int i = 0; chapter->family && chapter->family[i]; i++)
        print_variant(chapter, chapter->family[i]);
    putchar('\n');
}

static void print_everything(void)
{
    for (const struct chapter *chapter = chapters; chapter->path; chapter++)
        print_chapter(chapter);
}

/* Prints the rows whose name or full path is the word. */
static int matching_rows(const char *path, const struct options *options, const char *word,
                         const char *owner)
{
    int found = 0;
    size_t length = strlen(path);
    if (length && !strncmp(word, path, length) && word[length] == '.')
        word += length + 1;
    for (size_t i = 0; i < options->count; i++) {
        if (strcmp(options->row[i].name, word))
            continue;
        if (owner)
            printf("%s:\n", owner);
        print_row(path, &options->row[i]);
        found = 1;
    }
    return found;
}

/* Prints all rows of a section of the scenario, such as noise or algorithms. */
static int print_section(const char *word)
{
    int found = 0;
    size_t length = strlen(word);
    for (const struct chapter *chapter = chapters; chapter->path; chapter++) {
        if (!length || strncmp(chapter->path, word, length) || isalpha(chapter->path[length]))
            continue;
        print_chapter(chapter);
        found = 1;
    }
    return found;
}

static int print_topic(const char *word)
{
    int found = 0;
    for (const struct chapter *chapter = chapters; chapter->path; chapter++) {
        if (chapter->options)
            found |= matching_rows(chapter->path, chapter->options, word, NULL);
        for (int i = 0; chapter->family && chapter->family[i]; i++) {
            const struct variant *variant = chapter->family[i];
            if (!strcmp(variant->name, word)) {
                print_variant(chapter, variant);
                found = 1;
            }
            found |= matching_rows(chapter->path, &variant->options, word, variant->name);
        }
    }
    return found;
}

static void suggest_options(struct suggestion *near, const char *word,
                            const struct options *options)
{
    for (size_t i = 0; i < options->count; i++)
        suggest(near, word, options->row[i].name);
}

static int refuse_word(const char *word)
{
    struct err err;
    struct suggestion near = {0};
    for (int i = 0; commands[i]; i++)
        suggest(&near, word, commands[i]->name);
    for (const struct chapter *chapter = chapters; chapter->path; chapter++) {
        if (chapter->options)
            suggest_options(&near, word, chapter->options);
        for (int i = 0; chapter->family && chapter->family[i]; i++) {
            suggest(&near, word, chapter->family[i]->name);
            suggest_options(&near, word, &chapter->family[i]->options);
        }
    }
    help_suggest_columns(&near, word);
    err_set(&err, ERR_USAGE, "help %s: no such command, parameter or column%s", word,
            suggest_question(&near));
    return args_fail(&err);
}

static int run_help(const struct args *args)
{
    if (args_value(args, "manual")) {
        manual_print(stdout);
        return 0;
    }
    if (!args->operands) {
        print_overview();
        return 0;
    }
    const char *word = args->operand[0];
    const struct command *command = command_find(word);
    if (command)
        help_command(command);
    else if (!strcmp(word, "scenario"))
        print_everything();
    else if (!strcmp(word, "results"))
        help_results();
    else if (!(print_section(word) | print_topic(word) | help_column(word)))
        return refuse_word(word);
    return 0;
}

static const struct flag help_flags[] = {
    {"manual", 0, NULL, "print the manual page, for man -l -"},
    {0},
};

const struct command command_help = {
    .name = "help",
    .operands = "[COMMAND|PARAMETER|NAME|COLUMN]",
    .summary = "explain a command, a parameter, a name or a result",
    .flags = help_flags,
    .run = run_help,
};
