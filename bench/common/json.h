/* JSON in addition to what jansson has. */
#ifndef BENCH_COMMON_JSON_H
#define BENCH_COMMON_JSON_H

#include <jansson.h>

/* A finite number, or null: JSON knows neither nan nor infinity. */
json_t *json_number_or_null(double value);

#endif
