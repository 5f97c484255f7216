/* Results in one file, as `slabmark run --suite` writes it: to send to someone, who compares it by
 * `slabmark report`. */
#include "bench/export/export.h"

#include "bench/results/pack.h"

const struct export_format export_slabmark = {
    .name = "slabmark",
    .summary = "one file to send, for slabmark report: NAME.slabmark.json",
    .write_directories = pack_print,
};
