/* The textbook code with the usual flags. */
#define PROJECT project_by_sorting
#include "bench/comparators/textbook_body.h"

const struct comparator comparator_textbook = {
    .name = "textbook",
    .summary = "plain C from the formulas, qsort in the projection",
    .built_for = NATIVE_LEVEL,
    .version = textbook_version,
    .learners = learners,
};
