#include "bench/validate/reading.h"

#include <math.h>
#include <stdio.h>

struct reader {
    const struct known_value *check;
    const struct study *study;
    const struct studied *one;
    struct files *files;
    struct err *err;
};

/* An interval of a power, in dB. */
static struct reading of_interval(const struct interval *power, int trials)
{
    struct reading reading = {.value = decibel(power->mean)};
    if (trials > 1)
        reading.error =
            10 / M_LN10 * (power->high - power->mean) / power->mean / student_quantile(trials - 1);
    return reading;
}

static int read_floor(const struct reader *reader, struct reading *reading)
{
    *reading = of_interval(&reader->one->summary.msd, reader->one->trials);
    return 0;
}

/* The trials' |h*| are equal: the relative error is that of the floor. */
static int read_normalised_floor(const struct reader *reader, struct reading *reading)
{
    *reading = of_interval(&reader->one->summary.msd, reader->one->trials);
    reading->value = decibel(reader->one->summary.nmsd);
    return 0;
}

/* The index of the first point after so many iterations. */
static int index_after(const struct studied *one, double iterations)
{
    int i = 0;
    while (i < one->outcome.points - 1 && one->outcome.instant[i] < iterations)
        i++;
    return i;
}

static const struct curve_point *point_after(const struct studied *one, double iterations)
{
    return &one->curve[index_after(one, iterations)];
}

static int read_msd_after(const struct reader *reader, struct reading *reading)
{
    *reading = of_interval(&point_after(reader->one, reader->check->at)->msd, reader->one->trials);
    return 0;
}

static int read_mse_floor(const struct reader *reader, struct reading *reading)
{
    reading->value = decibel(reader->one->summary.mse);
    return 0;
}

/* One standard error of the mean over the trials, relative to the mean. */
static double relative_mse_error(const struct studied *one, int point, double mean)
{
    double squares = 0;
    for (int trial = 0; trial < one->trials; trial++) {
        double mse = one->outcome.sample[trial * one->outcome.points + point].mse;
        squares += pow(mse / mean - 1, 2);
    }
    return sqrt(squares / one->trials / (one->trials - 1));
}

static int read_mse_after(const struct reader *reader, struct reading *reading)
{
    int point = index_after(reader->one, reader->check->at);
    double mean = reader->one->curve[point].mse;
    reading->value = decibel(mean);
    if (reader->one->trials > 1)
        reading->error = 10 / M_LN10 * relative_mse_error(reader->one, point, mean);
    return 0;
}

static int read_passage(const struct reader *reader, struct reading *reading)
{
    const struct studied *one = reader->one;
    int i = 0;
    while (i < one->outcome.points && decibel(one->curve[i].nmsd) > reader->check->at)
        i++;
    reading->value = i < one->outcome.points ? one->outcome.instant[i] : (double)NAN;
    return 0;
}

static int read_theory_floor(const struct reader *reader, struct reading *reading)
{
    reading->value = decibel(reader->one->summary.theory);
    return 0;
}

static int read_theory_after(const struct reader *reader, struct reading *reading)
{
    reading->value = decibel(point_after(reader->one, reader->check->at)->theory);
    return 0;
}

static int read_like_centre(const struct reader *reader, struct reading *reading)
{
    char name[80];
    snprintf(name, sizeof name, "%s centre", reader->check->item);
    const struct studied *centre = study_find(reader->study, name);
    for (int i = 0; centre && i < centre->outcome.points; i++) {
        double wanted = centre->curve[i].msd.mean, got = reader->one->curve[i].msd.mean;
        reading->value = fmax(reading->value, fabs(got / wanted - 1));
    }
    reading->value = centre ? reading->value : (double)NAN;
    return 0;
}

static int read_estimates(const struct reader *reader, struct reading *reading)
{
    char name[80];
    const struct studied *one = reader->one;
    const struct matrix_shape shape = {
        .rows = (size_t)one->nodes, .columns = (size_t)one->taps, .meaning = "nodes x taps"};
    snprintf(name, sizeof name, "expected_%s.csv", reader->check->item);
    const struct matrix *expected = files_get(reader->files, name, &shape, reader->err);
    if (!expected)
        return -1;
    for (int i = 0; i < one->nodes * one->taps; i++)
        reading->value = fmax(reading->value, fabs(one->outcome.estimates[i] - expected->value[i]));
    return 0;
}

static const struct {
    const char *name; /* %g: `at` */
    const char *unit;
    int (*read)(const struct reader *, struct reading *);
} quantities[QUANTITIES] = {
    [FLOOR] = {"floor", "dB", read_floor},
    [NORMALISED_FLOOR] = {"floor / |h*|^2", "dB", read_normalised_floor},
    [MSD_AFTER] = {"after %g", "dB", read_msd_after},
    [MSE_FLOOR] = {"error", "dB", read_mse_floor},
    [MSE_AFTER] = {"error after %g", "dB", read_mse_after},
    [PASSAGE] = {"iterations to %g dB", "", read_passage},
    [THEORY_FLOOR] = {"theory, floor", "dB", read_theory_floor},
    [THEORY_AFTER] = {"theory, after %g", "dB", read_theory_after},
    [LIKE_CENTRE] = {"relative to a centre", "", read_like_centre},
    [ESTIMATES] = {"largest error", "", read_estimates},
};

const char *reading_unit(const struct known_value *value)
{
    return quantities[value->quantity].unit;
}

int reading_take(const struct known_value *check, const struct study *study, struct files *files,
                 struct reading *reading, struct err *err)
{
    const struct reader reader = {check, study, study_find(study, check->item), files, err};
    *reading = (struct reading){0};
    if (!reader.one)
        return err_set(err, ERR_INTERNAL, "%s: there is no case %s", check->problem->name,
                       check->item);
    return quantities[check->quantity].read(&reader, reading);
}

#pragma GCC diagnostic ignored "-Wformat-nonliteral"
void reading_name(const struct known_value *check, char *text, size_t size)
{
    snprintf(text, size, quantities[check->quantity].name, check->at);
}
