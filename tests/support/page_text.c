#include "tests/support/page_text.h"

#include "bench/html/html_page.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

void page_text_begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
}

char *page_text(void)
{
    struct err err = {0};
    struct html_page page;
    char *text = NULL;
    size_t length;
    cr_assert_eq(html_page_read(&page, "r", NULL, &err), 0, "%s", err.text);
    page.file = open_memstream(&text, &length);
    cr_assert(page.file);
    cr_assert_eq(html_page_write(&page, &err), 0, "%s", err.text);
    fclose(page.file);
    html_page_free(&page);
    return text;
}

void page_text_expect(const char *text, const char *sentence)
{
    cr_expect(strstr(text, sentence), "the page lacks: %s", sentence);
}

size_t page_text_count(const char *text, const char *word)
{
    size_t count = 0;
    for (; (text = strstr(text, word)); text += strlen(word))
        count++;
    return count;
}
