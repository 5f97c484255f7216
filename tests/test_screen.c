/* Text on its way to a terminal, which must not obey it. */
#include "bench/common/screen.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const cleaned[][2] = {
    {"LMS, \xc3\xa4\xc2\xa0\xce\xbc \xe2\x88\x9e \xf0\x9f\x8e\xb5", /* a umlaut, mu, infinity */
     "LMS, \xc3\xa4\xc2\xa0\xce\xbc \xe2\x88\x9e \xf0\x9f\x8e\xb5"},
    {"\x1b]52;c;eA==\a", "?]52;c;eA==?"}, /* puts into the clipboard    */
    {"a\nb\rc\td\x7f", "a?b?c?d?"},       /* C0 and DEL                 */
    {"\xc2\x9b"
     "31m \xc2\x80 \xc2\x9f \xc2\xa0",
     "??31m ?? ?? \xc2\xa0"}, /* C1           */
    {"\x9b"
     "31m l\xe4",
     "?31m l?"},                                               /* C1 as a byte; Latin-1      */
    {"\xc0\x9b \xe0\x82\x9b \xf0\x80\x82\x9b", "?? ??? ????"}, /* longer than need be      */
    {"\xed\xa0\x80 \xf4\x90\x80\x80 \xff", "??? ???? ?"},      /* no characters              */
    {"\xe2\x88", "??"},                                        /* the text ends in one       */
};

Test(screen, no_control_character_and_no_broken_one_is_left)
{
    for (size_t i = 0; i < COUNT(cleaned); i++) {
        char text[64];
        snprintf(text, sizeof text, "%s", cleaned[i][0]);
        screen_clean(text);
        cr_assert_str_eq(text, cleaned[i][1]);
    }
}

static FILE *file;
static char *printed;
static size_t length;

static void begin(void)
{
    file = open_memstream(&printed, &length);
}

static void expect_printed(const char *wanted)
{
    cr_assert_eq(fclose(file), 0);
    cr_assert_str_eq(printed, wanted);
    free(printed);
}

TestSuite(print, .init = begin);

Test(print, text_is_cleaned_and_padded_by_characters)
{
    screen_text(file, 5, "\xce\xbc\x1b");
    screen_text(file, 2, "long");
    screen_text(file, 0, "");
    expect_printed("\xce\xbc?   long");
}

Test(print, names_are_cleaned_and_fitted)
{
    screen_name(file, "sapsm\x1b[31m");
    expect_printed("sapsm?[31m                    ");
}

Test(print, lines_of_a_paragraph_are_words_like_others)
{
    screen_paragraph(file, 2, "\n one\ntwo\t\x1b[1mthree \n");
    screen_item(file, 4, "a\x07", "b\x1b");
    expect_printed("  one two ?[1mthree\na?   b?\n");
}

/* A line that wraps is not erased by the next one. */
Test(screen, a_live_line_fits_the_terminal)
{
    static const char name[] =
        "a label of many words that describe the algorithm and its settings/nonzeros=4";
    begin();
    screen_live_line(file, "12 %  0:02 left  ", "LMS", " +1");
    expect_printed("\r\033[K12 %  0:02 left  LMS +1");
    begin();
    screen_live_line(file, "12 %  0:02 left  ", name, " +1");
    expect_printed("\r\033[K12 %  0:02 left  a label of many wor.. algorithm and its "
                   "settings/nonzeros=4 +1");
    begin();
    screen_live_line(file, name, name, "");
    expect_printed("\r\033[Ka label of many words that describe the algorithm and its "
                   "settings/nonzeros=4");
}
