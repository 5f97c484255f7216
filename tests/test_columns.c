/* Columns that texts in UTF-8 take on a terminal, and the first column of a table. */
#include "bench/common/columns.h"
#include "bench/common/screen.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(columns, are_those_of_characters_not_of_bytes)
{
    static const struct {
        const char *text;
        int columns;
    } cases[] = {
        {"", 0},   {"abc", 3}, {"μ=0.1", 5}, {"é", 1},     {"e\xcc\x81", 1}, {"中文", 4},
        {"한", 2}, {"😀", 2},   {"\xff", 1},  {"a\xe4", 2}, {"→", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_assert_eq(columns_of(cases[i].text), cases[i].columns, "%s: %d", cases[i].text,
                     columns_of(cases[i].text));
}

Test(columns, that_fit_hold_whole_characters)
{
    cr_assert_eq(columns_fit("μμμ", 2), 4);
    cr_assert_eq(columns_fit("中文", 3), 3);
    cr_assert_eq(columns_fit("ab", 10), 2);
}

static void expect_column(const char *name, const char *wanted)
{
    char text[100] = "";
    FILE *file = fmemopen(text, sizeof text, "w");
    screen_column(file, 6, name);
    fclose(file);
    cr_assert_str_eq(text, wanted);
}

Test(columns, of_a_table_stay_in_line_and_names_stay_different)
{
    expect_column("ab", "ab    ");
    expect_column("μ中", "μ中   ");
    expect_column("sixsix", "sixsix");
    expect_column("lms/step=0.1", "lms/step=0.1\n      ");
}
