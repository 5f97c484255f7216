#include "bench/tune/tuned_table.h"

#include "bench/common/screen.h"
#include "bench/tune/score_text.h"

#include <math.h>
#include <stdlib.h>

enum { LABEL = 20, MOST_ALGORITHMS = 64 };

struct answer {
    const struct tuned_row *row;
    struct point fresh, found;
};

static void print_goal(FILE *file, const struct question *question, const struct goal *goal)
{
    fputs(screen_bold(file), file);
    if (goal->kind == GOAL_LOWEST)
        fprintf(file, "the lowest floor with at most %g iterations to %g dB", goal->limit,
                question->target);
    else if (isfinite(goal->limit))
        fprintf(file, "the first at %g dB with a floor of at most %g dB", question->target,
                goal->limit);
    else
        fprintf(file, "the first at %g dB", question->target);
    fprintf(file, "%s\n", screen_plain(file));
}

static int collect_answers(const struct tuned *tuned, size_t asked, const struct tuned_row *row,
                           size_t count, struct answer answer[MOST_ALGORITHMS])
{
    int by_seconds = tuned->request->question.by_seconds, answers = 0;
    for (int a = 0; a < tuned->contest->count && answers < MOST_ALGORITHMS; a++) {
        const struct tuned_row *of = tuned_answer(tuned, a, asked, row, count);
        if (of)
            answer[answers++] = (struct answer){of, score_point(&of->fresh->score, by_seconds),
                                                score_point(&of->found->score, by_seconds)};
    }
    return answers;
}

/* Settings that met the goal when they were chosen come first, best first; then the others. */
static int compare_answers(const void *a, const void *b, void *of)
{
    const struct answer *x = a, *y = b;
    const struct goal *goal = of;
    struct goal plain = {goal->kind, INFINITY};
    int met_x = goal_is_met(goal, &x->found), met_y = goal_is_met(goal, &y->found);
    if (met_x != met_y)
        return met_y - met_x;
    return goal_prefers(&plain, &x->fresh, &y->fresh)   ? -1
           : goal_prefers(&plain, &y->fresh, &x->fresh) ? 1
                                                        : x->row->algorithm - y->row->algorithm;
}

/* A limit that was met on the trials of the tuning may be missed by chance on fresh ones. */
static void print_answer(FILE *file, const struct tuned *tuned, const struct goal *goal,
                         const struct answer *answer)
{
    const struct score *score = &answer->row->fresh->score;
    char floor[SCORE_TEXT], iterations[SCORE_TEXT], milliseconds[SCORE_TEXT];
    score_floor_text(score, floor);
    score_iterations_text(score, iterations);
    score_milliseconds_text(score, milliseconds);
    fputs("  ", file);
    screen_column(file, LABEL, tuned->contest->contestant[answer->row->algorithm].label);
    if (!goal_is_met(goal, &answer->found))
        fprintf(file, " none; nearest n %s, floor %s\n", iterations, floor);
    else
        fprintf(file, " %-17s %8s  %s%s\n", iterations, milliseconds, floor,
                goal_is_met(goal, &answer->fresh) ? "" : " !");
}

static int is_missed(const struct goal *goal, const struct answer *answer, int answers)
{
    int missed = 0;
    for (int i = 0; i < answers; i++)
        missed += goal_is_met(goal, &answer[i].found) && !goal_is_met(goal, &answer[i].fresh);
    return missed > 0;
}

static int is_none(const struct goal *goal, const struct answer *answer, int answers)
{
    int none = 0;
    for (int i = 0; i < answers; i++)
        none += !goal_is_met(goal, &answer[i].found);
    return none > 0;
}

void tuned_answers(FILE *file, const struct tuned *tuned, const struct tuned_row *row, size_t count)
{
    const struct question *question = &tuned->request->question;
    struct answer answer[MOST_ALGORITHMS];
    int missed = 0, none = 0;
    for (size_t g = 0; g < question->asked; g++) {
        struct goal goal = question->goal[g];
        int answers = collect_answers(tuned, g, row, count, answer);
        qsort_r(answer, (size_t)answers, sizeof *answer, compare_answers, &goal);
        putc('\n', file);
        print_goal(file, question, &goal);
        fprintf(file, "  %-*s %-17s %8s  %s\n", LABEL, "algorithm", "n", "ms", "floor dB");
        for (int i = 0; i < answers; i++)
            print_answer(file, tuned, &goal, &answer[i]);
        missed |= is_missed(&goal, answer, answers);
        none |= is_none(&goal, answer, answers);
    }
    if (missed)
        screen_paragraph(file, 0,
                         "!: keeps the limit on the trials of the tuning, not on fresh ones");
    if (none)
        screen_paragraph(
            file, 0,
            "none: no setting keeps the limit on the trials of the tuning, which alone "
            "may choose; numbers are of fresh ones");
}
