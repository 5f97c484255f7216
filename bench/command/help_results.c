#include "bench/command/help_results.h"

#include "bench/command/roff.h"
#include "bench/common/screen.h"
#include "bench/compare/compare_cases.h"
#include "bench/plot/plot_results.h"
#include "bench/results/result_columns.h"
#include "bench/run/case_table.h"
#include "bench/run/report.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

/* Compares whole words: "repetitions" does not contain "ns". */
static int contains_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        if ((at == text || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[length]))
            return 1;
    return 0;
}

/* A pure number has no unit, and the help "nodes of the network" already contains it. */
static int shows_unit(const struct column *column)
{
    const char *unit = column->unit;
    return unit[0] && strcmp(unit, "1") && !(unit[1] && contains_word(column->help, unit));
}

/* " [ns, lower is better]"; "" without unit and direction. */
static const char *unit_text(const struct column *column, char text[64])
{
    int unit = shows_unit(column), judged = column->better != BETTER_NEITHER;
    snprintf(text, 64, "%s%s%s%s%s%s", unit || judged ? " [" : "", unit ? column->unit : "",
             unit && judged ? ", " : "", judged ? column_better_name(column->better) : "",
             judged ? " is better" : "", unit || judged ? "]" : "");
    return text;
}

/* ---- slabmark help results ---- */

static void print_row(const struct column *column)
{
    char text[400], unit[64];
    snprintf(text, sizeof text, "%s%s", column->help, unit_text(column, unit));
    screen_item(stdout, 26, column->name, text);
}

void help_results(void)
{
    printf("A results directory holds\n\n");
    for (enum result_file file = 0; file < RESULT_FILES; file++)
        screen_item(stdout, 14, result_file_name(file), result_file_help(file));
    for (const struct result_table *const *table = result_tables; *table; table++) {
        printf("\n%s%s\n\n", result_file_name((*table)->file),
               *table == &summary_table ? ", and the keys of a line of cases.jsonl" : "");
        for (const struct column *const *column = (*table)->column; *column; column++)
            print_row(*column);
    }
}

/* ---- slabmark help COLUMN ---- */

struct places {
    char text[300];
};

static void add_place(struct places *places, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add_place(struct places *places, const char *format, ...)
{
    size_t used = strlen(places->text);
    used +=
        (size_t)snprintf(places->text + used, sizeof places->text - used, "%s", used ? "; " : "");
    va_list args;
    va_start(args, format);
    vsnprintf(places->text + used, sizeof places->text - used, format, args);
    va_end(args);
}

static int compare_shows(const struct column *column)
{
    for (const struct column *const *needed = compare_needed; *needed; needed++)
        if (*needed == column)
            return 1;
    return 0;
}

/* Lists the places where a column appears: files, tables on the terminal, figures, compare. */
static struct places find_places(const struct result_table *table, const struct column *column,
                                 int item)
{
    struct places places = {""};
    const char *heading = case_table_heading(column, item);
    if (!heading)
        heading = report_heading(column, item);
    add_place(&places, "%s", result_file_name(table->file));
    if (table == &summary_table)
        add_place(&places, "%s", result_file_name(RESULT_CASES));
    if (heading)
        add_place(&places, "the tables of `slabmark run`, as '%s'", heading);
    if (plot_results_use(column))
        add_place(&places, "`slabmark plot`");
    if (compare_shows(column))
        add_place(&places, "`slabmark compare`");
    return places;
}

static void print_column(const struct result_table *table, const struct column *column, int item,
                         const char *name)
{
    struct places places = find_places(table, column, item);
    char text[340];
    printf("%s, a column of %s\n", name, result_file_name(table->file));
    screen_paragraph(stdout, 4, column->help);
    printf("    kind: %s\n", column_kind_name(column->kind));
    if (column->unit[0])
        printf("    unit: %s\n", column->unit);
    printf("    better: %s\n", column_better_name(column->better));
    snprintf(text, sizeof text, "in: %s", places.text);
    screen_paragraph(stdout, 4, text);
}

int help_column(const char *name)
{
    int found = 0;
    for (const struct result_table *const *table = result_tables; *table; table++) {
        int item;
        const struct column *column = result_table_find(*table, name, &item);
        if (column)
            print_column(*table, column, item, name);
        found |= column != NULL;
    }
    return found;
}

static void suggest_row(struct suggestion *near, const char *word, const struct column *column)
{
    char room[COLUMN_NAME];
    for (int i = 0; column != &summary_axis && i < column_count(column, NULL); i++)
        suggest(near, word, column_name(column, NULL, i, room));
}

void help_suggest_columns(struct suggestion *near, const char *word)
{
    for (const struct result_table *const *table = result_tables; *table; table++)
        for (const struct column *const *column = (*table)->column; *column; column++)
            suggest_row(near, word, *column);
}

/* ---- the manual page ---- */

static void put_table(FILE *file, const struct result_table *table)
{
    char title[80], text[400], unit[64];
    snprintf(title, sizeof title, "Columns of %s%s", result_file_name(table->file),
             table == &summary_table ? ", keys of cases.jsonl" : "");
    roff_subsection(file, title);
    for (const struct column *const *column = table->column; *column; column++) {
        snprintf(text, sizeof text, "%s%s", (*column)->help, unit_text(*column, unit));
        roff_item(file, (*column)->name);
        roff_text(file, text);
    }
}

void manual_results(FILE *file)
{
    roff_text(file, "A run writes a directory:");
    for (enum result_file i = 0; i < RESULT_FILES; i++) {
        roff_item(file, result_file_name(i));
        roff_text(file, result_file_help(i));
    }
    for (const struct result_table *const *table = result_tables; *table; table++)
        put_table(file, *table);
}
