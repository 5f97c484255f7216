#include "bench/tune/tuned_table.h"

#include "bench/common/screen.h"
#include "bench/common/statistics.h"

#include <math.h>
#include <string.h>

enum { CELL = 48 };

/* "-38.24 +.20/-.21*": both sides of the interval in dB; "*": not settled. */
static void format_floor(char text[CELL], const struct score *score)
{
    double floor = decibel(score->floor.mean), low = decibel(score->floor.low);
    double high = decibel(score->floor.high);
    const char *mark = score->settled ? "" : "*";
    if (score->diverged)
        snprintf(text, CELL, "diverged");
    else if (isfinite(low) && isfinite(high))
        snprintf(text, CELL, "%.2f [%.1f, %.1f]%s", floor, low, high, mark);
    else
        snprintf(text, CELL, "%.2f%s", floor, mark);
}

static void format_iterations(char text[CELL], const struct score *score)
{
    if (!isfinite(score->iterations))
        snprintf(text, CELL, "not reached");
    else if (isfinite(score->iterations_high))
        snprintf(text, CELL, "%.0f [%.0f, %.0f]", score->iterations, score->iterations_low,
                 score->iterations_high);
    else if (isfinite(score->iterations_low))
        snprintf(text, CELL, "%.0f [%.0f, -]", score->iterations, score->iterations_low);
    else
        snprintf(text, CELL, "%.0f", score->iterations);
}

static void format_seconds(char text[CELL], const struct score *score)
{
    double seconds = score_seconds(score);
    if (isfinite(seconds))
        snprintf(text, CELL, "%.3g", 1e3 * seconds);
    else
        snprintf(text, CELL, "-");
}

static int width_of(const struct dimension *dimension)
{
    int length = (int)strlen(dimension->row->name);
    return length > 8 ? length : 8;
}

static void print_head(FILE *file, const struct tuned *tuned, int algorithm)
{
    const struct contestant *contestant = &tuned->contest->contestant[algorithm];
    char knows[80], target[CELL];
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
    char floor[CELL], iterations[CELL], seconds[CELL];
    format_floor(floor, &row->fresh->score);
    format_iterations(iterations, &row->fresh->score);
    format_seconds(seconds, &row->fresh->score);
    int answer = row->chosen && tuned->request->question.asked;
    fprintf(file, "%c %-22s %-17s %7s", answer ? '>' : ' ', floor, iterations, seconds);
    for (int i = 0; i < space->count; i++) {
        char value[SPACE_NUMBER];
        space_number(row->fresh->setting.value[i], value);
        fprintf(file, " %*s", width_of(&space->dimension[i]), value);
    }
    putc('\n', file);
}

/* The question's limit may be missed on fresh trials, or by all settings. */
static void print_miss(FILE *file, const struct tuned *tuned, const struct tuned_row *row)
{
    const struct question *question = &tuned->request->question;
    struct point fresh = score_point(&row->fresh->score, question->by_seconds);
    struct point found = score_point(&row->found->score, question->by_seconds);
    if (!question->asked || !row->chosen || goal_is_met(&question->goal, &fresh))
        return;
    if (goal_is_met(&question->goal, &found))
        fprintf(file,
                "  > kept the limit when it was chosen (floor %.2f dB, speed %g), not on "
                "fresh trials\n",
                found.floor, found.speed);
    else
        fputs("  > no setting that was tried keeps the limit; this one misses it by least\n", file);
}

static void print_legend(FILE *file, const struct tuned *tuned, const struct tuned_row *row,
                         size_t count)
{
    int unsettled = 0;
    for (size_t i = 0; i < count; i++)
        unsettled += !row[i].fresh->score.settled && !row[i].fresh->score.diverged;
    if (unsettled)
        screen_paragraph(file, 0,
                         "*: the curve has not settled, so this is its end, not its floor; more "
                         "--iterations show the floor");
    screen_paragraph(file, 0,
                     "ms: time of these iterations of one network, in the run of the curves; [ ]: "
                     "95 % intervals over the trials");
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
        print_miss(file, tuned, &row[i]);
    }
    print_legend(file, tuned, row, count);
}
