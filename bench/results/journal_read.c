/* Reads the journal. */
#include "bench/results/journal.h"

#include "base/mem.h"
#include "bench/results/words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int find_case(const struct scenario *scenario, const char *name)
{
    for (int i = 0; name && i < scenario->cases; i++)
        if (!strcmp(scenario->item[i].name, name))
            return i;
    return -1;
}

static int take_rows(const json_t *rows, enum result_file file, struct journal_rows *to)
{
    const json_t *entry = json_object_get(rows, result_file_name(file));
    const char *digest = json_string_value(json_object_get(entry, "sha256"));
    if (!entry)
        return 0;
    to->bytes = (long)json_integer_value(json_object_get(entry, "bytes"));
    if (to->bytes <= 0 || !digest || strlen(digest) + 1 != SHA256_TEXT)
        return -1;
    memcpy(to->sha256, digest, SHA256_TEXT);
    return 0;
}

/* Returns 0 when the text is a line that a run of this scenario wrote. */
static int parse_line(const char *text, const struct scenario *scenario, struct journal_line *line)
{
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    const json_t *rows = json_object_get(json, "rows");
    const char *status = json_string_value(json_object_get(json, "status"));
    *line = (struct journal_line){
        .item = find_case(scenario, json_string_value(json_object_get(json, "case"))),
        .diverged = status && !strcmp(status, status_words[STATUS_DIVERGED])};
    int damaged = line->item < 0 || !json_is_object(rows) || !status;
    for (enum result_file file = FIRST_ROWS; !damaged && file < RESULT_FILES; file++)
        damaged = take_rows(rows, file, &line->rows[file]);
    json_decref(json);
    return damaged ? -1 : 0;
}

/* If a case has two lines, neither is trusted. */
static void drop_doubled(struct journal *journal, const char *case_name, const char *path,
                         int number, json_t *notes)
{
    struct journal_line *last = &journal->line[journal->lines - 1];
    for (struct journal_line *line = journal->line; line < last; line++)
        if (line->item == last->item)
            line->dropped = last->dropped = 1;
    if (last->dropped)
        json_array_append_new(notes,
                              json_sprintf("%s:%d: a second line of case %s, which is run again",
                                           path, number, case_name));
}

/* Reads a complete line. */
static int take_line(struct journal *journal, const char *text, const struct scenario *scenario,
                     const char *path, int number, json_t *notes, struct err *err)
{
    struct journal_line line;
    if (parse_line(text, scenario, &line)) {
        json_array_append_new(
            notes,
            json_sprintf("%s:%d: this line is damaged; its case is run again", path, number));
        journal->is_whole = 0;
        return 0;
    }
    if (mem_grow(&journal->line, journal->lines, sizeof line, err) ||
        !(line.text = mem_text(text, err)))
        return -1;
    journal->line[journal->lines++] = line;
    drop_doubled(journal, scenario->item[line.item].name, path, number, notes);
    return 0;
}

int journal_read(struct journal *journal, const char *directory, const struct scenario *scenario,
                 json_t *notes, struct err *err)
{
    *journal = (struct journal){.is_whole = 1};
    char *path = mem_format(err, "%s/%s", directory, result_file_name(RESULT_CASES)), *text = NULL;
    FILE *file = path ? fopen(path, "re") : NULL;
    size_t room = 0;
    ssize_t length;
    int failed = !path, number = 0;
    if (path && !file)
        failed = err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    while (!failed && (length = getline(&text, &room, file)) > 0 && text[length - 1] == '\n')
        failed = take_line(journal, text, scenario, path, ++number, notes, err);
    if (file)
        fclose(file);
    free(text);
    free(path);
    return failed;
}

void journal_free(struct journal *journal)
{
    for (size_t i = 0; i < journal->lines; i++)
        free(journal->line[i].text);
    free(journal->line);
    *journal = (struct journal){0};
}
