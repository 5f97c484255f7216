#include "bench/counters/tables.h"

#include "base/mem.h"
#include "bench/counters/embedded.h"
#include "bench/counters/event_sum.h"
#include "bench/common/expression.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 6 };

const char *const formula_words[] = {"updates",     "tap_updates", "seconds", "threads",
                                     "model_flops", "model_bytes", NULL};

static char *trimmed_text(char *text)
{
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length && strchr(" \t\r", text[length - 1]))
        length--;
    text[length] = '\0';
    return text;
}

/* Splits a line at its bars. Returns the number of fields, FIELDS + 1 when there are more. */
static int cut_fields(char *line, char *field[FIELDS])
{
    int count = 0;
    for (char *rest = line; rest; count++) {
        if (count == FIELDS)
            return FIELDS + 1;
        char *bar = strchr(rest, '|');
        if (bar)
            *bar = '\0';
        field[count] = trimmed_text(rest);
        rest = bar ? bar + 1 : NULL;
    }
    return count;
}

#define ADD(tables, list, count, ...)                                                              \
    (mem_grow(&(tables)->list, (tables)->count, sizeof *(tables)->list, err)                       \
         ? -1                                                                                      \
         : ((tables)->list[(tables)->count++] = __VA_ARGS__, 0))

/* Sets a mark of a quantity; -1 when there is no such mark. */
static int add_mark(struct quantity *quantity, const char *word)
{
    if (!strcmp(word, "always"))
        quantity->always = quantity->exercise = 1;
    else if (!strcmp(word, "exercise"))
        quantity->exercise = 1;
    else if (!strcmp(word, "run"))
        quantity->run = 1;
    else if (!strcmp(word, "machine"))
        quantity->machine = 1;
    else if (!strcmp(word, "essential"))
        quantity->essential = 1;
    else
        return -1;
    return 0;
}

static int add_quantity(struct tables *tables, char **field, struct err *err)
{
    struct quantity quantity = {.name = field[1], .unit = field[2], .help = field[4]};
    char *rest;
    for (char *word = strtok_r(field[3], " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (add_mark(&quantity, word))
            return err_set(err, ERR_INTERNAL,
                           "mark '%s': one of always exercise run machine essential is expected",
                           word);
    if (tables_quantity(tables, quantity.name))
        return err_set(err, ERR_INTERNAL, "quantity %s is listed twice", quantity.name);
    return ADD(tables, quantity, quantities, quantity);
}

static int add_metric(struct tables *tables, char **field, struct err *err)
{
    if (expression_check(field[3], err))
        return -1;
    return ADD(tables, metric, metrics,
               (struct derived_metric){field[1], field[2], field[3], field[4]});
}

static int add_check(struct tables *tables, char **field, struct err *err)
{
    int at_most = !strcmp(field[2], "<=");
    if (!at_most && strcmp(field[2], ">="))
        return err_set(err, ERR_INTERNAL, "'%s': <= or >= is expected", field[2]);
    if (expression_check(field[3], err))
        return -1;
    return ADD(tables, check, checks, (struct check){field[1], at_most, field[3], field[4]});
}

static int add_family(struct tables *tables, char **field, struct err *err)
{
    return ADD(tables, family, families,
               (struct cpu_family){field[1], field[2], field[3], field[4]});
}

static int add_event(struct tables *tables, char **field, struct err *err)
{
    struct event_sum sum;
    if (event_sum_parse(&sum, field[4], err))
        return -1;
    return ADD(tables, event, events,
               (struct event_row){field[1], field[2], field[3], field[4], field[5]});
}

static const struct kind {
    const char *name;
    int fields;
    int (*add)(struct tables *, char **field, struct err *);
    const char *form;
} kinds[] = {
    {"quantity", 5, add_quantity, "quantity | name | unit | marks | help"},
    {"metric", 5, add_metric, "metric | name | unit | formula | help"},
    {"check", 5, add_check, "check | quantity | <= or >= | formula | why"},
    {"family", 5, add_family, "family | name | vendor | family | models"},
    {"event", 6, add_event, "event | quantity | back end | family | event | source"},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static int add_line(struct tables *tables, char *line, struct err *err)
{
    char *field[FIELDS];
    int count = cut_fields(line, field);
    for (int i = 0; i < KINDS; i++) {
        if (strcmp(kinds[i].name, field[0]))
            continue;
        if (count != kinds[i].fields)
            return err_set(err, ERR_INTERNAL, "%d fields where %d are expected: %s", count,
                           kinds[i].fields, kinds[i].form);
        if (!field[1][0])
            return err_set(err, ERR_INTERNAL, "no name: %s", kinds[i].form);
        return kinds[i].add(tables, field, err);
    }
    return err_set(err, ERR_INTERNAL, "'%s': one of quantity metric check family event is expected",
                   field[0]);
}

int tables_add(struct tables *tables, const char *file, const char *text, struct err *err)
{
    char *copy = mem_text(text, err);
    if (!copy || mem_grow(&tables->text, tables->texts, sizeof *tables->text, err)) {
        free(copy);
        return -1;
    }
    tables->text[tables->texts++] = copy;
    int number = 1;
    for (char *line = copy, *next; line; line = next, number++) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        line = trimmed_text(line);
        if (line[0] && line[0] != '#' && add_line(tables, line, err))
            return err_prefix(err, "%s:%d: ", file, number);
    }
    return 0;
}

int tables_read(struct tables *tables, struct err *err)
{
    *tables = (struct tables){0};
    if (!tables_add(tables, "quantities.txt", embedded_quantities, err) &&
        !tables_add(tables, "events.txt", embedded_events, err) && !tables_check(tables, err))
        return 0;
    tables_free(tables);
    return -1;
}

void tables_free(struct tables *tables)
{
    for (size_t i = 0; i < tables->texts; i++)
        free(tables->text[i]);
    free(tables->text);
    free(tables->quantity);
    free(tables->metric);
    free(tables->check);
    free(tables->family);
    free(tables->event);
    *tables = (struct tables){0};
}

const struct quantity *tables_quantity(const struct tables *tables, const char *name)
{
    for (size_t i = 0; i < tables->quantities; i++)
        if (!strcmp(tables->quantity[i].name, name))
            return &tables->quantity[i];
    return NULL;
}

/* ---- checking that all names exist ---- */

struct unknown {
    const struct tables *tables;
    char name[64]; /* the first one; "": none */
};

static double note_unknown(void *arg, const char *name)
{
    struct unknown *unknown = arg;
    for (int i = 0; formula_words[i]; i++)
        if (!strcmp(formula_words[i], name))
            return 1;
    if (!tables_quantity(unknown->tables, name) && !unknown->name[0])
        strncpy(unknown->name, name, sizeof unknown->name - 1);
    return 1;
}

static int check_formula(const struct tables *tables, const char *formula, struct err *err)
{
    struct unknown unknown = {.tables = tables};
    expression_value(formula, note_unknown, &unknown);
    if (!unknown.name[0])
        return 0;
    return err_set(err, ERR_INTERNAL, "formula '%s': %s is neither a quantity nor a known word",
                   formula, unknown.name);
}

static int check_event(const struct tables *tables, const struct event_row *row, struct err *err)
{
    int known = 0;
    for (size_t i = 0; i < tables->families; i++)
        known |= !strcmp(tables->family[i].name, row->family);
    if (!known)
        return err_set(err, ERR_INTERNAL, "event %s: family %s is not in the table", row->event,
                       row->family);
    if (!tables_quantity(tables, row->quantity))
        return err_set(err, ERR_INTERNAL, "event %s: quantity %s is not in the table", row->event,
                       row->quantity);
    return 0;
}

int tables_check(const struct tables *tables, struct err *err)
{
    for (size_t i = 0; i < tables->metrics; i++)
        if (check_formula(tables, tables->metric[i].formula, err))
            return -1;
    for (size_t i = 0; i < tables->checks; i++) {
        if (check_formula(tables, tables->check[i].formula, err))
            return -1;
        if (!tables_quantity(tables, tables->check[i].quantity))
            return err_set(err, ERR_INTERNAL, "check: quantity %s is not in the table",
                           tables->check[i].quantity);
    }
    for (size_t i = 0; i < tables->events; i++)
        if (check_event(tables, &tables->event[i], err))
            return -1;
    return 0;
}
