#include "bench/common/args.h"

#include "base/mem.h"
#include "base/option.h"
#include "bench/common/screen.h"
#include "bench/common/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct flag *find_flag(const struct command *command, const char *name, size_t length)
{
    for (const struct flag *flag = command->flags; flag->name; flag++)
        if (strlen(flag->name) == length && !strncmp(flag->name, name, length))
            return flag;
    return NULL;
}

static const struct flag *find_letter(const struct command *command, char letter)
{
    for (const struct flag *flag = command->flags; flag->name; flag++)
        if (flag->letter && flag->letter == letter)
            return flag;
    return NULL;
}

static int refuse_flag(const struct command *command, const char *text, struct err *err)
{
    struct suggestion near = {0};
    for (const struct flag *flag = command->flags; flag->name; flag++) {
        char name[64];
        snprintf(name, sizeof name, "--%s", flag->name);
        suggest(&near, text, name);
    }
    return err_set(err, ERR_USAGE, "%s: no such option for '%s'; see slabmark help %s%s", text,
                   command->name, command->name, suggest_question(&near));
}

/* Parses one argument that begins with '-'. Advances *i if the value is the next argument. */
static int take_flag(struct args *args, int argc, char **argv, int *i, struct err *err)
{
    const char *text = argv[*i], *value = NULL;
    const struct flag *flag;
    if (text[1] == '-') {
        size_t length = strcspn(text + 2, "=");
        flag = find_flag(args->command, text + 2, length);
        value = text[2 + length] ? text + 3 + length : NULL;
    } else {
        flag = find_letter(args->command, text[1]);
        value = text[2] ? text + 2 : NULL;
    }
    if (!flag)
        return refuse_flag(args->command, text, err);
    if (!flag->value && value)
        return err_set(err, ERR_USAGE, "--%s takes no value", flag->name);
    if (flag->value && !value) {
        if (*i + 1 >= argc)
            return err_set(err, ERR_USAGE, "--%s needs a value: %s", flag->name, flag->value);
        value = argv[++*i];
    }
    args->flag[args->given++] = (struct given_flag){flag, value};
    return 0;
}

int args_parse(const struct command *command, int argc, char **argv, struct args *args,
               struct err *err)
{
    *args = (struct args){.command = command};
    args->operand = mem_zeroed((size_t)argc, sizeof *args->operand, err);
    args->flag = mem_zeroed((size_t)argc, sizeof *args->flag, err);
    int failed = !args->operand || !args->flag, flags_ended = 0;
    for (int i = 0; !failed && i < argc; i++) {
        if (!flags_ended && !strcmp(argv[i], "--"))
            flags_ended = 1;
        else if (!flags_ended && (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")))
            args->help = 1;
        else if (!flags_ended && argv[i][0] == '-' && argv[i][1])
            failed = take_flag(args, argc, argv, &i, err);
        else
            args->operand[args->operands++] = argv[i];
    }
    if (!failed && !args->help && args->operands && !command->operands[0])
        failed = err_set(err, ERR_USAGE, "'%s' takes no operands, but '%s' is given", command->name,
                         args->operand[0]);
    if (failed)
        args_free(args);
    return failed ? -1 : 0;
}

void args_free(struct args *args)
{
    free(args->operand);
    free(args->flag);
    *args = (struct args){0};
}

const char *args_value(const struct args *args, const char *name)
{
    const char *value = NULL;
    for (int i = 0; i < args->given; i++)
        if (!strcmp(args->flag[i].flag->name, name))
            value = args->flag[i].value ? args->flag[i].value : "";
    return value;
}

/* A word quoted for a shell, if it needs quotes. Heap, or NULL. */
static char *quote_word(const char *word, struct err *err)
{
    static const char harmless[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                   "-_=+:,./@%";
    if (word[0] && word[strspn(word, harmless)] == '\0')
        return mem_text(word, err);
    char *text = mem_zeroed(4 * strlen(word) + 3, 1, err), *to = text;
    if (!text)
        return NULL;
    *to++ = '\'';
    for (; *word; word++)
        if (*word == '\'')
            to =
                stpcpy(to, "'\\''"); /* ends the quotes, escapes an apostrophe, begins them again */
        else
            *to++ = *word;
    *to = '\'';
    return text;
}

/* Appends " word" to *text. */
static int append_word(char **text, const char *word, struct err *err)
{
    char *quoted = quote_word(word, err);
    char *longer = quoted ? mem_format(err, "%s %s", *text, quoted) : NULL;
    free(quoted);
    free(*text);
    *text = longer;
    return longer ? 0 : -1;
}

char *args_text(const struct args *args, struct err *err)
{
    if (args->line)
        return mem_text(args->line, err);
    char *text = mem_format(err, "slabmark %s", args->command->name);
    for (int i = 0; text && i < args->operands; i++)
        append_word(&text, args->operand[i], err);
    for (int i = 0; text && i < args->given; i++) {
        char flag[64];
        snprintf(flag, sizeof flag, "--%s", args->flag[i].flag->name);
        if (!append_word(&text, flag, err) && args->flag[i].value)
            append_word(&text, args->flag[i].value, err);
    }
    return text;
}

int args_quantity(const char *text, const char *unit, double *value)
{
    char number[32];
    const char *end = strstr(text, unit);
    size_t length = end ? (size_t)(end - text) : strlen(text);
    if (end && end[strlen(unit)])
        return -1;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    if (length >= sizeof number)
        return -1;
    snprintf(number, sizeof number, "%.*s", (int)length, text);
    return option_number(number, value);
}

int args_fail(const struct err *err)
{
    struct err clean = *err;
    screen_clean(clean.text);
    fprintf(stderr, "slabmark: %s\n", clean.text);
    return (int)err->kind;
}
