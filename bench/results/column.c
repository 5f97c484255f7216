#include "bench/results/column.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

int column_count(const struct column *column, const struct scenario *scenario)
{
    return column->list ? column->list->count(scenario) : 1;
}

const char *column_name(const struct column *column, const struct scenario *scenario, int item,
                        char room[COLUMN_NAME])
{
    char item_room[COLUMN_ITEM];
    if (!column->list)
        return column->name;
    const char *text = column->list->item(scenario, item, item_room);
    const char *open = strchr(column->name, '<'), *close = strchr(column->name, '>');
    assert(open && close);
    if (open == column->name && !close[1])
        return text;
    int length = snprintf(room, COLUMN_NAME, "%.*s%s%s", (int)(open - column->name), column->name,
                          text, close + 1);
    assert(length < COLUMN_NAME);
    (void)length;
    return room;
}

double column_number(const struct column *column, const struct case_result *result, size_t at,
                     int item)
{
    assert(column->kind != COLUMN_TEXT && column->kind != COLUMN_DIGEST);
    double number = column->get(result, at, item).number;
    return column->kind == COLUMN_DECIBEL ? decibel(number) : number;
}

const char *column_text(const struct column *column, const struct case_result *result)
{
    assert(column->kind == COLUMN_TEXT && !column->list);
    return column->get(result, 0, 0).text;
}

const char *column_kind_name(enum column_kind kind)
{
    static const char *const names[] = {"text",        "whole number", "number",
                                        "power in dB", "yes or no",    "16 hexadecimal digits"};
    return names[kind];
}

const char *column_better_name(enum column_better better)
{
    static const char *const names[] = {"neither", "lower", "higher"};
    return names[better];
}
