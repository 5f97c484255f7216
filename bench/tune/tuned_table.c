#include "bench/tune/tuned_table.h"

#include "bench/common/screen.h"
#include "bench/tune/score_text.h"

#include <string.h>

static int width_of(const struct dimension *dimension)
{
    int length = (int)strlen(dimension->row->name);
    return length > 8 ? length : 8;
}

static void print_head(FILE *file, const struct tuned *tuned, int algorithm)
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
        fprintf(file, " %*s", width_of(&contestant->space.dimension[i]),
                contestant->space.dimension[i].row->name);
    putc('\n', file);
}

static void print_row(FILE *file, const struct tuned *tuned, const struct tuned_row *row)
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
        fprintf(file, " %*s", width_of(&space->dimension[i]), value);
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
    int last = -1;
    for (size_t i = 0; i < count; i++) {
        if (!row[i].on_front && !row[i].chosen)
            continue;
        if (row[i].algorithm != last)
            print_head(file, tuned, last = row[i].algorithm);
        print_row(file, tuned, &row[i]);
    }
    print_legend(file, tuned, row, count);
}
