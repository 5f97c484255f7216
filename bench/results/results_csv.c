#include "bench/results/results_csv.h"

#include "bench/common/csv.h"
#include "bench/results/words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void put_value(FILE *file, enum column_kind kind, union column_value value)
{
    switch (kind) {
    case COLUMN_TEXT:
        csv_put_text(file, value.text);
        break;
    case COLUMN_DECIBEL:
        csv_put_number(file, decibel(value.number));
        break;
    case COLUMN_FLAG:
        fputs(yes_no_words[value.number != 0], file);
        break;
    case COLUMN_DIGEST:
        fprintf(file, "%016" PRIx64, value.digest);
        break;
    default:
        csv_put_number(file, value.number);
    }
}

void csv_header(FILE *file, const struct result_table *table, const struct scenario *scenario)
{
    char room[COLUMN_NAME];
    const char *comma = "";
    for (const struct column *const *column = table->column; *column; column++)
        for (int item = 0; item < column_count(*column, scenario); item++) {
            fputs(comma, file);
            csv_put_text(file, column_name(*column, scenario, item, room));
            comma = ",";
        }
    putc('\n', file);
}

void csv_row(FILE *file, const struct result_table *table, const struct case_result *result,
             size_t at)
{
    const char *comma = "";
    for (const struct column *const *column = table->column; *column; column++)
        for (int item = 0; item < column_count(*column, result->scenario); item++) {
            fputs(comma, file);
            put_value(file, (*column)->kind, (*column)->get(result, at, item));
            comma = ",";
        }
    putc('\n', file);
}

void csv_curves(FILE *file, const struct case_result *result)
{
    for (int i = 0; i < result->outcome->points; i++)
        csv_row(file, &curves_table, result, (size_t)i);
}

int csv_summary_has_columns(const char *path, const struct scenario *scenario)
{
    char *wanted = NULL, *line = NULL;
    size_t length, room = 0;
    FILE *file = fopen(path, "re"), *header = open_memstream(&wanted, &length);
    int same = file && header;
    if (header) {
        csv_header(header, &summary_table, scenario);
        same = !fclose(header) && same;
    }
    same = same && getline(&line, &room, file) > 0 && !strcmp(line, wanted);
    if (file)
        fclose(file);
    free(line);
    free(wanted);
    return same;
}
