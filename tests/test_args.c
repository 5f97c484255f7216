/* The command line: flags, --help, and the text that a shell reads back. */
#include "bench/common/args.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

static const struct flag flags[] = {
    {"set", 's', "PATH=VALUE", ""}, {"output", 'o', "DIR", ""}, {"quiet", 'q', NULL, ""}, {0}};
static const struct command command = {.name = "run", .operands = "SCENARIO...", .flags = flags};

static struct args parse(int argc, char **argv)
{
    struct args args;
    struct err err = {0};
    cr_assert_eq(args_parse(&command, argc, argv, &args, &err), 0, "%s", err.text);
    return args;
}

/* What a shell makes of the text: its words, one a line. */
static void expect_words(const char *text, const char *wanted)
{
    char line[600], got[400] = "";
    snprintf(line, sizeof line, "printf '%%s\\n' %s", text);
    FILE *shell = popen(line, "r");
    cr_assert(shell);
    got[fread(got, 1, sizeof got - 1, shell)] = '\0';
    cr_assert_eq(pclose(shell), 0, "%s", text);
    cr_assert_str_eq(got, wanted, "%s is read as %s", text, got);
}

Test(args, a_shell_reads_the_text_back)
{
    char *argv[] = {"it's.yaml", "''", "a b", "-s",  "question=it is \"so\" $HOME `id` \\ !",
                    "*",         "",   "-o",  "o'o", "-q"};
    struct args args = parse(COUNT(argv), argv);
    struct err err = {0};
    char *text = args_text(&args, &err);
    expect_words(text, "slabmark\nrun\nit's.yaml\n''\na b\n*\n\n--set\nquestion=it is \"so\" $HOME "
                       "`id` \\ !\n--output\no'o\n--quiet\n");
    free(text);
    args_free(&args);
}

Test(args, help_is_a_flag_of_every_command_and_a_value_is_no_flag)
{
    char *plain[] = {"a.yaml", "-q"}, *asked[] = {"a.yaml", "--help"}, *letter[] = {"-h"};
    char *value[] = {"--set", "-h", "--output=--help"}, *after[] = {"--", "-h"};
    char **argv[] = {plain, asked, letter, value, after};
    static const int count[] = {2, 2, 1, 3, 2}, help[] = {0, 1, 1, 0, 0};
    for (int i = 0; i < COUNT(argv); i++) {
        struct args args = parse(count[i], argv[i]);
        cr_assert_eq(args.help, help[i], "%s ...", argv[i][0]);
        args_free(&args);
    }
}

Test(args, a_quantity_may_have_its_unit)
{
    static const struct {
        const char *text, *unit;
        double value;
    } good[] = {{"3", "%", 3},
                {"3%", "%", 3},
                {"-2.5 %", "%", -2.5},
                {"0.7dB", "dB", 0.7},
                {"1e1 dB", "dB", 10}};
    static const char *const bad[] = {"",    "%",   " 3",  "3 x",   "3%%", "3dB",
                                      "3%x", "x %", "inf", "1e999", "3 3%"};
    double value;
    for (int i = 0; i < COUNT(good); i++) {
        cr_assert_eq(args_quantity(good[i].text, good[i].unit, &value), 0, "%s", good[i].text);
        cr_assert_eq(value, good[i].value, "%s", good[i].text);
    }
    for (int i = 0; i < COUNT(bad); i++)
        cr_assert_eq(args_quantity(bad[i], "%", &value), -1, "%s", bad[i]);
    cr_assert_eq(args_quantity("3%", "dB", &value), -1);
}
