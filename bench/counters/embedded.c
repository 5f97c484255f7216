#include "bench/counters/embedded.h"

#include "bench/common/embed.h"

EMBED(embedded_quantities, "bench/counters/quantities.txt");
EMBED(embedded_events, "bench/counters/events.txt");
