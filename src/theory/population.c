#include "theory/population.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compare_values(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Draws the system of a trial into h (taps,) and adds its noise levels, times weight. */
static void draw_trial(const struct plan *plan, int trial, double weight, double *h, double *noise)
{
    const struct source *source = plan->source;
    system_draw(source->system, source->seed, trial, 0, h);
    for (int k = 0; source_noise_known(source) && k < source->nodes; k++)
        noise[k] += weight * source_noise_variance(source, plan->kernels, trial, k, h);
}

static double *new_system(const struct plan *plan, struct err *err)
{
    return mem_untouched(1, row_bytes(PRECISION_F64, (size_t)plan->source->taps), err);
}

static int new_population(struct population *population, const struct plan *plan, size_t classes,
                          struct err *err)
{
    *population =
        (struct population){.noise = mem_zeroed((size_t)plan->source->nodes, sizeof(double), err),
                            .class = mem_zeroed(classes, sizeof(struct tap_class), err)};
    return population->noise && population->class ? 0 : -1;
}

/* Sorts magnitudes (taps,) and counts equal ones. */
static void classify_taps(struct population *population, double *magnitude, int taps)
{
    for (int i = 0; i < taps; i++)
        magnitude[i] = fabs(magnitude[i]);
    qsort(magnitude, (size_t)taps, sizeof *magnitude, compare_values);
    for (int i = 0; i < taps; i++) {
        if (i == 0 || magnitude[i] != magnitude[i - 1])
            population->class[population->classes++].value = magnitude[i];
        population->class[population->classes - 1].taps++;
    }
}

static int same_population(const struct population *a, const struct population *b, int nodes)
{
    if (a->classes != b->classes || memcmp(a->noise, b->noise, (size_t)nodes * sizeof *a->noise))
        return 0;
    for (int i = 0; i < a->classes; i++)
        if (a->class[i].value != b->class[i].value || a->class[i].taps != b->class[i].taps)
            return 0;
    return 1;
}

/* Drops the last population if an earlier one is equal, which then stands for both. */
static void merge_last(struct populations *populations, int nodes)
{
    struct population *last = &populations->item[populations->count - 1];
    for (struct population *item = populations->item; item < last; item++)
        if (same_population(item, last, nodes)) {
            item->weight += last->weight;
            free(last->class);
            free(last->noise);
            populations->count--;
            return;
        }
}

int populations_by_value(struct populations *populations, const struct plan *plan, struct err *err)
{
    int trials = plan->trials < POPULATION_SYSTEMS ? plan->trials : POPULATION_SYSTEMS;
    int taps = plan->source->taps, failed = 0;
    *populations = (struct populations){0};
    double *h = new_system(plan, err);
    for (int trial = 0; h && !failed && trial < trials; trial++) {
        struct population *population = &populations->item[populations->count++];
        failed = new_population(population, plan, (size_t)taps, err);
        if (failed)
            break;
        draw_trial(plan, trial, 1, h, population->noise);
        classify_taps(population, h, taps);
        population->weight = 1.0 / trials;
        merge_last(populations, plan->source->nodes);
    }
    failed |= !h;
    free(h);
    return failed ? -1 : 0;
}

int populations_by_power(struct populations *populations, const struct plan *plan, struct err *err)
{
    size_t taps = (size_t)plan->source->taps;
    struct population *population = populations->item;
    *populations = (struct populations){.count = 1};
    double *h = new_system(plan, err), power = 0;
    int failed = new_population(population, plan, 1, err) || !h;
    for (int trial = 0; !failed && trial < plan->trials; trial++) {
        draw_trial(plan, trial, 1.0 / plan->trials, h, population->noise);
        power += kernels_ref.dot(taps, h, h) / plan->trials;
    }
    free(h);
    if (failed)
        return -1;
    population->weight = 1;
    population->classes = 1;
    population->class[0] = (struct tap_class){sqrt(power / (double)taps), (int)taps};
    return 0;
}

void populations_free(struct populations *populations)
{
    for (int i = 0; i < populations->count; i++) {
        free(populations->item[i].class);
        free(populations->item[i].noise);
    }
    *populations = (struct populations){0};
}
