#include "bench/tune/tuned_rows.h"

#include "base/join.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

static const struct candidate *found_of(const struct hunt *hunt, size_t fresh)
{
    const struct candidates *finals = &hunt->of[STAGE_FINALS];
    const struct setting *setting = &hunt->of[STAGE_FRESH].item[fresh].setting;
    size_t i = 0;
    while (!setting_same(&hunt->contestant->space, &finals->item[i].setting, setting))
        i++;
    return &finals->item[i];
}

/* 1 when the setting answers one of the goals that were asked for. */
static int is_answer(const struct hunt *hunt, const struct question *question, size_t fresh)
{
    for (size_t i = hunt->goals - question->asked; i < hunt->goals; i++)
        if (hunt->fresh_of[i] == fresh)
            return 1;
    return 0;
}

/* Where no setting reaches the target, the one with the lowest floor. */
static void choose_lowest(const struct hunt *hunt, struct tuned_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (row[i].chosen)
            return;
    if (count)
        row[hunt->fresh_of[0]].chosen = 1;
}

static int add_rows(const struct tuned *tuned, int algorithm, struct tuned_row *row,
                    struct err *err)
{
    const struct hunt *hunt = &tuned->hunt[algorithm];
    const struct candidates *fresh = &hunt->of[STAGE_FRESH];
    const struct question *question = &tuned->request->question;
    struct point *point = candidates_points(fresh, question->by_seconds, err);
    char *on_front = mem_zeroed(fresh->count, 1, err);
    if (point && on_front)
        front_mark(point, fresh->count, on_front);
    for (size_t i = 0; point && on_front && i < fresh->count; i++)
        row[i] = (struct tuned_row){
            .algorithm = algorithm,
            .fresh = &fresh->item[i],
            .found = found_of(hunt, i),
            .on_front = on_front[i],
            .chosen = question->asked ? is_answer(hunt, question, i) : on_front[i],
        };
    int failed = !point || !on_front;
    if (!failed)
        choose_lowest(hunt, row, fresh->count);
    free(point);
    free(on_front);
    return failed ? -1 : 0;
}

static int compare_rows(const void *a, const void *b, void *by_seconds)
{
    const struct tuned_row *x = a, *y = b;
    struct point p = score_point(&x->fresh->score, *(int *)by_seconds);
    struct point q = score_point(&y->fresh->score, *(int *)by_seconds);
    if (x->algorithm != y->algorithm)
        return x->algorithm - y->algorithm;
    if (p.speed != q.speed)
        return p.speed < q.speed ? -1 : 1;
    return (p.floor > q.floor) - (p.floor < q.floor);
}

static int count_chosen(const struct tuned_row *row, size_t count, int algorithm)
{
    int chosen = 0;
    for (size_t i = 0; i < count; i++)
        chosen += row[i].chosen && row[i].algorithm == algorithm;
    return chosen;
}

/* The case's name in the tuned scenario: label/step=0.1/alpha=0.25 where it sweeps the settings. */
static void name_row(const struct contestant *contestant, int swept, struct tuned_row *row)
{
    const struct space *space = &contestant->space;
    snprintf(row->name, sizeof row->name, "%.80s", contestant->label);
    for (int i = 0; swept && i < space->count; i++) {
        char value[SPACE_NUMBER], pair[96];
        space_number(row->fresh->setting.value[i], value);
        snprintf(pair, sizeof pair, "%s=%s", space->dimension[i].row->name, value);
        join(row->name, sizeof row->name, "/", pair);
    }
}

static void name_rows(const struct tuned *tuned, struct tuned_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++)
        name_row(&tuned->contest->contestant[row[i].algorithm],
                 !row[i].chosen || count_chosen(row, count, row[i].algorithm) > 1, &row[i]);
}

struct tuned_row *tuned_rows(const struct tuned *tuned, size_t *count, struct err *err)
{
    int by_seconds = tuned->request->question.by_seconds;
    *count = 0;
    for (int a = 0; a < tuned->contest->count; a++)
        *count += tuned->hunt[a].of[STAGE_FRESH].count;
    struct tuned_row *row = mem_zeroed(*count, sizeof *row, err);
    size_t at = 0;
    for (int a = 0; row && a < tuned->contest->count; a++) {
        if (add_rows(tuned, a, row + at, err)) {
            free(row);
            return NULL;
        }
        at += tuned->hunt[a].of[STAGE_FRESH].count;
    }
    if (row) {
        qsort_r(row, *count, sizeof *row, compare_rows, &by_seconds);
        name_rows(tuned, row, *count);
    }
    return row;
}

const struct tuned_row *tuned_answer(const struct tuned *tuned, int algorithm, size_t asked,
                                     const struct tuned_row *row, size_t count)
{
    const struct hunt *hunt = &tuned->hunt[algorithm];
    size_t goal = hunt->goals - tuned->request->question.asked + asked;
    const struct candidate *answer = &hunt->of[STAGE_FRESH].item[hunt->fresh_of[goal]];
    for (size_t i = 0; i < count; i++)
        if (row[i].algorithm == algorithm && row[i].fresh == answer)
            return &row[i];
    return NULL;
}
