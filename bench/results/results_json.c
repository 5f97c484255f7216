#include "bench/results/results_json.h"

#include "bench/common/json.h"
#include "bench/scenario/tree_json.h"

#include <inttypes.h>
#include <math.h>

static json_t *digest_json(uint64_t digest)
{
    char text[20];
    snprintf(text, sizeof text, "%016" PRIx64, digest);
    return json_string(text);
}

static json_t *value_json(enum column_kind kind, union column_value value)
{
    switch (kind) {
    case COLUMN_TEXT:
        return value.text[0] ? json_string(value.text) : json_null();
    case COLUMN_COUNT:
        return isfinite(value.number) ? json_integer((json_int_t)value.number) : json_null();
    case COLUMN_DECIBEL:
        return json_number_or_null(decibel(value.number));
    case COLUMN_FLAG:
        return json_boolean(value.number != 0);
    case COLUMN_DIGEST:
        return digest_json(value.digest);
    default:
        return json_number_or_null(value.number);
    }
}

json_t *result_row_json(const struct result_table *table, const struct case_result *result,
                        size_t at)
{
    char room[COLUMN_NAME];
    json_t *row = json_object();
    int failed = !row;
    for (const struct column *const *column = table->column; *column; column++)
        for (int item = 0;
             *column != &summary_axis && item < column_count(*column, result->scenario); item++)
            failed |=
                json_object_set_new(row, column_name(*column, result->scenario, item, room),
                                    value_json((*column)->kind, (*column)->get(result, at, item)));
    if (!failed)
        return row;
    json_decref(row);
    return NULL;
}

json_t *axes_json(const struct case_result *result)
{
    json_t *axes = json_object();
    for (int i = 0; i < result->scenario->axes; i++)
        if (result->item->at[i] >= 0)
            json_object_set_new(axes, result->scenario->axis[i].path,
                                tree_json(result->scenario->axis[i].value[result->item->at[i]]));
    return axes;
}
