/* The page of a result directory as text, and what it says. */
#ifndef SUPPORT_PAGE_TEXT_H
#define SUPPORT_PAGE_TEXT_H

#include <stddef.h>

/* A suite's .init: a folder of its own with the empty directory r/; .fini: test_folder_end. */
void page_text_begin(void);

/* The page of r/; the caller frees it. */
char *page_text(void);

void page_text_expect(const char *text, const char *sentence);
size_t page_text_count(const char *text, const char *word);

#endif
