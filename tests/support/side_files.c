#include "tests/support/side_files.h"

#include "bench/html/html_sides.h"
#include "bench/results/run_json.h"

#include <criterion/criterion.h>
#include <stdio.h>

json_t *side_case(const char *name, double ns, double low, double high, const char *digest,
                  int taps)
{
    return json_pack("{s:s, s:s, s:f, s:f, s:f, s:s, s:s, s:i, s:{s:{s:i}}}", "case", name, "label",
                     name, "ns_per_update", ns, "ns_low", low, "ns_high", high, "digest", digest,
                     "determinism", "bitwise", "threads", 1, "resolved", "system", "taps", taps);
}

void side_case_disturb(json_t *one, int disturbed, int repetitions)
{
    json_object_set_new(one, "repetitions", json_integer(repetitions));
    json_object_set_new(one, "repetitions_disturbed", json_integer(disturbed));
}

void side_write(const char *path, const char *cpu, json_t *cases)
{
    json_t *pack = json_pack("{s:i, s:{}, s:{s:{s:s}}, s:{s:s}, s:n, s:[{s:{s:s, s:s}, s:o}]}",
                             "schema", RESULTS_SCHEMA, "unavailable", "machine", "cpu", "model",
                             cpu, "build", "compiler", "gcc", "ceilings", "runs", "run", "name",
                             "s", "status", "complete", "cases", cases);
    cr_assert(pack && !json_dump_file(pack, path, 0));
    json_decref(pack);
}

char *side_page_of(const char *const *path, int count)
{
    struct err err = {0};
    struct html_sides sides;
    char *text = NULL;
    size_t length;
    cr_assert_eq(html_sides_read(&sides, path, count, &err), 0, "%s", err.text);
    sides.file = open_memstream(&text, &length);
    cr_assert(sides.file);
    cr_assert_eq(html_sides_write(&sides, &err), 0, "%s", err.text);
    fclose(sides.file);
    html_sides_free(&sides);
    return text;
}

char *side_page(int count)
{
    return side_page_of(
        (const char *const[]){SIDE_A, SIDE_B, SIDE_A, SIDE_B, SIDE_A, SIDE_B, SIDE_A, SIDE_B},
        count);
}
