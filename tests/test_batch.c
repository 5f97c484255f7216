/* Batches of cases: their size is limited by the number of cases, their memory and the minutes that
 * a kill would lose, and is one at least. tests/cli/together.sh tests which cases share data. */
#include "bench/run/batch.h"

#include <criterion/criterion.h>

Test(batch, takes_one_case_whatever_it_needs)
{
    static const struct batch empty = {0};
    struct checked huge = {.work = 1e18, .bytes = (size_t)1 << 40};
    cr_expect_not(batch_is_full(&empty, &huge));
}

Test(batch, is_full_by_number_memory_and_work)
{
    static struct batch batch;
    struct checked light = {.work = 1e6, .bytes = 1000}, fat = {.bytes = BATCH_BYTES},
                   long_one = {.work = 1e13};
    batch.count = 1;
    batch.sum = light;
    cr_expect_not(batch_is_full(&batch, &light));
    cr_expect(batch_is_full(&batch, &fat));
    cr_expect(batch_is_full(&batch, &long_one));
    batch.count = BATCH_CASES - 1;
    cr_expect_not(batch_is_full(&batch, &light));
    batch.count = BATCH_CASES;
    cr_expect(batch_is_full(&batch, &light));
}
