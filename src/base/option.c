#include "base/option.h"

#include "base/join.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int option_number(const char *text, double *value)
{
    char *end;
    if (!text[0] || strchr(" \t\n", text[0]))
        return -1;
    *value = strtod(text, &end); /* the program never leaves the C locale */
    return *end == '\0' && isfinite(*value) ? 0 : -1;
}

int option_seconds(const char *text, double *value)
{
    static const struct {
        const char *name;
        double times, by; /* divided, so that 100us and 1e-4 are the same number */
    } units[] = {{"ms", 1, 1e3}, {"us", 1, 1e6}, {"min", 60, 1}, {"s", 1, 1}, {"m", 60, 1}};
    char number[64];
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t unit = strlen(units[i].name);
        if (length <= unit || length - unit >= sizeof number ||
            strcmp(text + length - unit, units[i].name))
            continue;
        memcpy(number, text, length - unit);
        number[length - unit] = '\0';
        if (option_number(number, value))
            return -1;
        *value = *value * units[i].times / units[i].by;
        return 0;
    }
    return option_number(text, value);
}

static int word_index(const char *const *words, const char *text)
{
    for (int i = 0; words && words[i]; i++)
        if (!strcmp(words[i], text))
            return i;
    return -1;
}

/* The words' index, and the number after "name:", where the word is "name:N". Returns 0 or -1. */
static int read_word(const char *const *words, const char *text, double *number, int *word)
{
    const char *colon = strchr(text, ':');
    size_t name = colon ? (size_t)(colon - text) + 1 : strlen(text);
    for (int i = 0; words[i]; i++)
        if (!strncmp(words[i], text, name) && strlen(words[i]) == name + !!colon) {
            *word = i;
            return colon ? option_number(colon + 1, number) : 0;
        }
    return -1;
}

static void range_text(const struct option *row, char *text, size_t size)
{
    snprintf(text, size, "%c%.10g, %.10g%c", row->open & OPEN_LOW || isinf(row->low) ? '(' : '[',
             row->low, row->high, row->open & OPEN_HIGH || isinf(row->high) ? ')' : ']');
}

static void words_text(const char *const *words, char *text, size_t size)
{
    text[0] = '\0';
    for (int i = 0; words[i]; i++)
        join(text, size, " | ", words[i]);
}

void option_allowed(const struct option *row, char *text, size_t size)
{
    char range[64], words[160] = "";
    range_text(row, range, sizeof range);
    if (row->words)
        words_text(row->words, words, sizeof words);
    switch (row->type) {
    case OPTION_INT:
        snprintf(text, size, "a whole number in %s", range);
        break;
    case OPTION_REAL:
        snprintf(text, size, "a number in %s", range);
        break;
    case OPTION_SECONDS:
        snprintf(text, size, "a time in %s seconds, such as 0.5s or 20ms", range);
        break;
    case OPTION_CHOICE:
        snprintf(text, size, "%s", words);
        break;
    case OPTION_REAL_OR_WORD:
        snprintf(text, size, "a number in %s or %s", range, words);
        break;
    case OPTION_INT_OR_WORD:
        snprintf(text, size, "a whole number in %s or %s", range, words);
        break;
    case OPTION_WORD:
        snprintf(text, size, "%s, N a whole number in %s", words, range);
        break;
    case OPTION_TEXT:
        snprintf(text, size, "a text");
        break;
    case OPTION_PATH:
        snprintf(text, size, "a file");
        break;
    case OPTION_PATHS:
        snprintf(text, size, "a file or a list of files");
        break;
    case OPTION_PER_NODE:
        snprintf(text, size, "a number in %s, {min: a, max: b} or a list with one per node", range);
        break;
    case OPTION_SCHEDULE:
        snprintf(text, size, "a number in %s or [{from: 0, value: a}, {from: n, value: b}, ...]",
                 range);
        break;
    case OPTION_EDGES:
        snprintf(text, size, "a list of node pairs such as [[0, 1], [1, 2]]");
        break;
    case OPTION_NUMBERS:
        snprintf(text, size, "a number in %s or a list of at most %d", range, NUMBER_LIST);
        break;
    }
}

int option_check_range(const struct option *row, double value, struct err *err)
{
    int low = row->open & OPEN_LOW ? value > row->low : value >= row->low;
    int high = row->open & OPEN_HIGH ? value < row->high : value <= row->high;
    if (low && high)
        return 0;
    char range[64];
    range_text(row, range, sizeof range);
    return err_set(err, ERR_USAGE, "%s: %.10g is outside %s", row->name, value, range);
}

static int refuse_value(const struct option *row, const char *text, struct err *err)
{
    char allowed[320];
    option_allowed(row, allowed, sizeof allowed);
    return err_set(err, ERR_USAGE, "%s: '%.80s' is not %s%s", row->name, text,
                   row->type == OPTION_CHOICE || row->type == OPTION_WORD ? "one of " : "",
                   allowed);
}

static int number_in_range(const struct option *row, const char *text, double *value,
                           struct err *err)
{
    if (option_number(text, value))
        return refuse_value(row, text, err);
    return option_check_range(row, *value, err);
}

int option_set(const struct option *row, void *params, const char *text, struct err *err)
{
    void *field = (char *)params + row->offset;
    double number = 0;
    switch (row->type) {
    case OPTION_INT:
        if (option_number(text, &number) || number != floor(number) || fabs(number) > INT_MAX)
            return refuse_value(row, text, err);
        if (option_check_range(row, number, err))
            return -1;
        *(int *)field = (int)number;
        return 0;
    case OPTION_REAL:
        if (number_in_range(row, text, &number, err))
            return -1;
        *(double *)field = number;
        return 0;
    case OPTION_SECONDS:
        if (option_seconds(text, &number))
            return refuse_value(row, text, err);
        if (option_check_range(row, number, err))
            return -1;
        *(double *)field = number;
        return 0;
    case OPTION_CHOICE: {
        int word = word_index(row->words, text);
        if (word < 0)
            return refuse_value(row, text, err);
        *(int *)field = word;
        return 0;
    }
    case OPTION_REAL_OR_WORD:
    case OPTION_INT_OR_WORD: {
        int word = word_index(row->words, text);
        if (word < 0 && number_in_range(row, text, &number, err))
            return -1;
        if (row->type == OPTION_INT_OR_WORD && number != floor(number))
            return refuse_value(row, text, err);
        *(struct real_or_word *)field = (struct real_or_word){number, word};
        return 0;
    }
    case OPTION_WORD: {
        int word;
        if (read_word(row->words, text, &number, &word) || number != floor(number))
            return refuse_value(row, text, err);
        if (option_check_range(row, number, err))
            return -1;
        *(struct word_and_number *)field = (struct word_and_number){word, (int)number};
        return 0;
    }
    case OPTION_TEXT:
    case OPTION_PATH:
        *(const char **)field = text;
        return 0;
    case OPTION_PER_NODE:
        if (number_in_range(row, text, &number, err))
            return -1;
        *(struct per_node *)field = (struct per_node){.set = 1, .low = number, .high = number};
        return 0;
    case OPTION_SCHEDULE:
        if (number_in_range(row, text, &number, err))
            return -1;
        *(struct schedule *)field = (struct schedule){.count = 1, .step[0].value = number};
        return 0;
    case OPTION_NUMBERS:
        if (number_in_range(row, text, &number, err))
            return -1;
        *(struct number_list *)field = (struct number_list){.count = 1, .number[0] = number};
        return 0;
    case OPTION_PATHS:
    case OPTION_EDGES:
        break;
    }
    return refuse_value(row, text, err);
}

void option_defaults(const struct options *options, void *params)
{
    memset(params, 0, options->params_size);
    for (size_t i = 0; i < options->count; i++) {
        const struct option *row = &options->row[i];
        assert(row->unit && row->help && row->low <= row->high);
        assert(row->offset < options->params_size);
        assert(option_find(options, row->name) == row); /* names are unique */
        assert(!row->words == (row->type != OPTION_CHOICE && row->type != OPTION_REAL_OR_WORD &&
                               row->type != OPTION_INT_OR_WORD && row->type != OPTION_WORD));
        if (!row->fallback)
            continue;
        int failed = option_set(row, params, row->fallback, NULL);
        assert(!failed && "a default outside its own range");
        (void)failed;
    }
}

const struct option *option_find(const struct options *options, const char *name)
{
    for (size_t i = 0; i < options->count; i++)
        if (!strcmp(options->row[i].name, name))
            return &options->row[i];
    return NULL;
}

double schedule_at(const struct schedule *schedule, int instant)
{
    assert(schedule->count >= 1 && schedule->count <= SCHEDULE_STEPS);
    assert(schedule->step[0].from == 0 && instant >= 0);
    int i = schedule->count - 1;
    while (i > 0 && schedule->step[i].from > instant)
        i--;
    return schedule->step[i].value;
}
