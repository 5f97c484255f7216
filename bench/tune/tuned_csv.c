#include "bench/tune/tuned_csv.h"

#include "base/mem.h"
#include "bench/common/csv.h"
#include "bench/common/statistics.h"
#include "bench/common/store.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The parameters that some algorithm tunes, each once. */
struct names {
    const char **item;
    size_t count;
};

static int has_name(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (!strcmp(names->item[i], name))
            return 1;
    return 0;
}

static int collect_names(struct names *names, const struct contest *contest, struct err *err)
{
    for (int a = 0; a < contest->count; a++)
        for (int i = 0; i < contest->contestant[a].space.count; i++) {
            const char *name = contest->contestant[a].space.dimension[i].row->name;
            if (has_name(names, name))
                continue;
            if (mem_grow(&names->item, names->count, sizeof *names->item, err))
                return -1;
            names->item[names->count++] = name;
        }
    return 0;
}

static double parameter(const struct space *space, const struct setting *setting, const char *name)
{
    for (int i = 0; i < space->count; i++)
        if (!strcmp(space->dimension[i].row->name, name))
            return setting->value[i];
    return NAN;
}

static void put_head(FILE *file, const struct names *names)
{
    fputs("case,label,algorithm", file);
    for (size_t i = 0; i < names->count; i++)
        fprintf(file, ",%s", names->item[i]);
    fputs(",target_db,iterations,iterations_lo,iterations_hi,seconds,floor_db,floor_lo_db,"
          "floor_hi_db,settled,diverged,trials,found_iterations,found_floor_db,on_front,chosen\n",
          file);
}

static void put_numbers(FILE *file, const double *number, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        putc(',', file);
        csv_put_number(file, isfinite(number[i]) ? number[i] : NAN);
    }
}

static void put_row(FILE *file, const struct tuned *tuned, const struct names *names,
                    const struct tuned_row *row)
{
    const struct contestant *contestant = &tuned->contest->contestant[row->algorithm];
    const struct score *fresh = &row->fresh->score, *found = &row->found->score;
    csv_put_text(file, row->name);
    putc(',', file);
    csv_put_text(file, contestant->label);
    fprintf(file, ",%s", contestant->algorithm->variant.name);
    for (size_t i = 0; i < names->count; i++)
        put_numbers(file,
                    (double[]){parameter(&contestant->space, &row->fresh->setting, names->item[i])},
                    1);
    put_numbers(file,
                (double[]){tuned->request->question.target, fresh->iterations,
                           fresh->iterations_low, fresh->iterations_high, score_seconds(fresh),
                           decibel(fresh->floor.mean), decibel(fresh->floor.low),
                           decibel(fresh->floor.high)},
                8);
    fprintf(file, ",%s,%s,%d", fresh->settled ? "yes" : "no", fresh->diverged ? "yes" : "no",
            fresh->trials);
    put_numbers(file, (double[]){found->iterations, decibel(found->floor.mean)}, 2);
    fprintf(file, ",%s,%s\n", row->on_front ? "yes" : "no", row->chosen ? "yes" : "no");
}

int tuned_csv(const char *path, const struct tuned *tuned, const struct tuned_row *row,
              size_t count, struct err *err)
{
    struct names names = {0};
    struct store_fresh fresh;
    int failed = collect_names(&names, tuned->contest, err) || store_begin(&fresh, path, err);
    if (!failed) {
        put_head(fresh.file, &names);
        for (size_t i = 0; i < count; i++)
            put_row(fresh.file, tuned, &names, &row[i]);
        failed = store_finish(&fresh, err);
    }
    free(names.item);
    return failed ? -1 : 0;
}
