#include "algorithms/algorithm.h"

#define ALGORITHM(id) &algorithm_##id,
const struct algorithm *const algorithms[] = {
#include "algorithms/algorithms.def"
    NULL,
};
#undef ALGORITHM

#define ALGORITHM(id) &algorithm_##id.variant,
const struct variant *const algorithm_variants[] = {
#include "algorithms/algorithms.def"
    NULL,
};
#undef ALGORITHM

int algorithm_has_mode(const struct algorithm *algorithm, enum mode mode)
{
    return !(mode == MODE_CENTRALISED && algorithm->own_statistics) &&
           !(mode == MODE_ATC && algorithm->own_rows);
}
