/* Reading result tables, and the messages about wrong files. */
#include "bench/results/csv_table.h"
#include "bench/common/csv.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* Every test runs in its own directory, so that messages have short names. */
TestSuite(table, .init = test_folder_begin, .fini = test_folder_end);

static void expect_table_refused(const char *text, const char *message)
{
    struct csv_table table;
    struct err err = {0};
    test_folder_write("t.csv", text);
    cr_assert_eq(csv_table_read("t.csv", &table, &err), -1, "read, instead of: %s", message);
    cr_assert_str_eq(err.text, message);
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_null(table.cell);
}

Test(table, quoted_fields_hold_commas_quotes_and_newlines)
{
    struct csv_table table;
    struct err err = {0};
    test_folder_write("t.csv",
                      "case,label,msd_db\r\n\"a,b\",\"say \"\"hi\"\"\",-1.5\r\n\"two\nlines\",,\n");
    cr_assert_eq(csv_table_read("t.csv", &table, &err), 0, "%s", err.text);
    cr_assert_eq(table.rows, 2);
    cr_assert_eq(table.columns, 3);
    cr_assert_str_eq(csv_table_text(&table, 0, 0), "a,b");
    cr_assert_str_eq(csv_table_text(&table, 0, 1), "say \"hi\"");
    cr_assert_str_eq(csv_table_text(&table, 0, 2), "-1.5");
    cr_assert_str_eq(csv_table_text(&table, 1, 0), "two\nlines");
    cr_assert_str_eq(csv_table_text(&table, 1, 1), "");
    csv_table_free(&table);
}

Test(table, fields_that_were_written_are_read_back)
{
    static const char *const text[] = {"plain", "a,b", "say \"hi\"", "two\nlines", "", " x "};
    struct csv_table table;
    struct err err = {0};
    FILE *file = fopen("t.csv", "w");
    for (int row = 0; row < 2; row++, putc('\n', file))
        for (int i = 0; i < COUNT(text); i++) {
            csv_put_text(file, row ? text[i] : (char[]){(char)('a' + i), '\0'});
            putc(',', file);
        }
    cr_assert_eq(fclose(file), 0);
    cr_assert_eq(csv_table_read("t.csv", &table, &err), 0, "%s", err.text);
    for (int i = 0; i < COUNT(text); i++)
        cr_assert_str_eq(csv_table_text(&table, 0, i), text[i]);
    csv_table_free(&table);
}

Test(table, numbers_are_read_and_an_empty_field_is_unknown)
{
    struct csv_table table;
    struct err err = {0};
    double value;
    test_folder_write("t.csv", "a,b\n2.5,\n\"x\ny\",7");
    cr_assert_eq(csv_table_read("t.csv", &table, &err), 0, "%s", err.text);
    cr_assert(!csv_table_number(&table, 0, 0, &value, &err) && value == 2.5);
    cr_assert(!csv_table_number(&table, 0, 1, &value, &err) && isnan(value));
    cr_assert(!csv_table_number(&table, 1, 1, &value, &err) && value == 7);
    cr_assert(csv_table_number(&table, 1, 0, &value, &err));
    cr_assert_str_eq(err.text, "t.csv:3: 'x\ny' where column 'a' must hold a number");
    csv_table_free(&table);
}

Test(table, a_column_is_found_by_name_or_missed_by_name)
{
    struct csv_table table;
    struct err err = {0};
    test_folder_write("t.csv", "case,system.nonzeros\na,5\n");
    cr_assert_eq(csv_table_read("t.csv", &table, &err), 0, "%s", err.text);
    cr_assert_eq(csv_table_column(&table, "system.nonzeros", &err), 1);
    cr_assert_eq(csv_table_column(&table, "status", &err), -1);
    cr_assert_str_eq(err.text, "t.csv has no column 'status'");
    csv_table_free(&table);
}

Test(table, wrong_files_are_refused_with_their_line)
{
    expect_table_refused("a,b,c\n1,2,3\n4,5\n", "t.csv:3: 2 fields where the header has 3");
    expect_table_refused("a\n\"x\ny\"\n1,2\n", "t.csv:4: 2 fields where the header has 1");
    expect_table_refused("a,b\n1,\"open\n", "t.csv:2: a quote is never closed");
    expect_table_refused("a,b\n\"x\"y,2\n",
                         "t.csv:2: text after the end of a quoted field, at 'y,2\n'");
    expect_table_refused("", "t.csv: the file is empty");
}

Test(table, texts_that_command_a_terminal_or_are_not_utf_8_are_refused)
{
    static const char *const bad[] = {"\x1b[2J", "\x7f", "\b", "\xc2\x9b", "\xff", "\xe4", "\xc3"};
    static const char *const shown[] = {"?[2J", "?", "?", "??", "?", "?", "?"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[40], message[100];
        snprintf(text, sizeof text, "a,b\n1,2\n3,x%s\n", bad[i]);
        snprintf(message, sizeof message,
                 "t.csv:3: 'x%s' holds a control character, or a byte that is not UTF-8", shown[i]);
        expect_table_refused(text, message);
    }
}
