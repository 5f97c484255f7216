#include "bench/tune/tuned_table.h"

#include "bench/common/screen.h"
#include "bench/tune/score_text.h"

#include <string.h>

struct columns {
    int width[SPACE_MOST]; /* of each parameter */
};

static int is_shown(const struct tuned_row *row)
{
    return row->on_front || row->chosen;
}

static int longer(int width, const char *text)
{
    int length = (int)strlen(text);
    return length > width ? length : width;
}

/* The table of an algorithm is as narrow as its names and values. */
static struct columns fit_columns(const struct space *space, int algorithm,
                                  const struct tuned_row *row, size_t count)
{
    struct columns columns = {0};
    for (int d = 0; d < space->count; d++) {
        columns.width[d] = longer(0, space->dimension[d].row->name);
        for (size_t i = 0; i < count; i++) {
            char value[SPACE_NUMBER];
            space_number(row[i].fresh->setting.value[d], value);
            if (row[i].algorithm == algorithm && is_shown(&row[i]))
                columns.width[d] = longer(columns.width[d], value);
        }
    }
    return columns;
}

static void print_head(FILE *file, const struct tuned *tuned, int algorithm,
                       const struct columns *columns)
{
    const struct contestant *contestant = &tuned->contest->contestant[algorithm];
    char knows[80], target[SCORE_TEXT];
    contest_knows(contestant, knows, sizeof knows);
    snprintf(target, sizeof target, "n(%g)", tuned->request->question.target);
    fputs(screen_bold(file), file);
    screen_text(file, 0, contestant->label);
    fprintf(file, "%s (%s; knows %s)\n", screen_plain(file), contestant->algorithm->variant.name,
            knows);
    fprintf(file, "  %-22s %-17s %7s", "floor dB", target, "ms");
    for (int i = 0; i < contestant->space.count; i++)
        fprintf(file, " %*s", columns->width[i], contestant->space.dimension[i].row->name);
    putc('\n', file);
}

static void print_row(FILE *file, const struct tuned *tuned, const struct tuned_row *row,
                      const struct columns *columns)
{
    const struct space *space = &tuned->contest->contestant[row->algorithm].space;
    char floor[SCORE_TEXT], iterations[SCORE_TEXT], milliseconds[SCORE_TEXT];
    score_floor_text(&row->fresh->score, floor);
    score_iterations_text(&row->fresh->score, iterations);
    score_milliseconds_text(&row->fresh->score, milliseconds);
    int answer = row->chosen && tuned->request->question.asked;
    fprintf(file, "%c %-22s %-17s %7s", answer ? '>' : ' ', floor, iterations, milliseconds);
    for (int i = 0; i < space->count; i++) {
        char value[SPACE_NUMBER];
        space_number(row->fresh->setting.value[i], value);
        fprintf(file, " %*s", columns->width[i], value);
    }
    putc('\n', file);
}

static void print_legend(FILE *file, const struct tuned *tuned, const struct tuned_row *row,
                         size_t count)
{
    int unsettled = 0;
    for (size_t i = 0; i < count; i++)
        unsettled += !row[i].fresh->score.settled && !row[i].fresh->score.diverged;
    screen_paragraph(file, 0,
                     "Measured on trials that the search never saw. [ ]: 95 % intervals over the "
                     "trials; ms: duration of these iterations of one network");
    if (unsettled)
        screen_paragraph(file, 0,
                         "*: the curve has not settled, so this is its end, not its floor; more "
                         "--iterations show the floor");
    if (tuned->late)
        screen_paragraph(file, 0,
                         "The budget ended the search: with more of it other settings may be "
                         "found, and the answer may depend on the machine.");
}

void tuned_table(FILE *file, const struct tuned *tuned, const struct tuned_row *row, size_t count)
{
    struct columns columns;
    int last = -1;
    for (size_t i = 0; i < count; i++) {
        if (!is_shown(&row[i]))
            continue;
        if (row[i].algorithm != last) {
            last = row[i].algorithm;
            columns = fit_columns(&tuned->contest->contestant[last].space, last, row, count);
            print_head(file, tuned, last, &columns);
        }
        print_row(file, tuned, &row[i], &columns);
    }
    print_legend(file, tuned, row, count);
}
