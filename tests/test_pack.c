/* The results of a machine in one file. */
#include "bench/common/store.h"
#include "bench/results/pack.h"
#include "bench/results/run_json.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(pack, .init = test_folder_begin, .fini = test_folder_end);

static struct err err;

/* A result directory of two cases, with one counter measured and one unavailable. */
static void write_results(char *directory, int schema)
{
    char path[64];
    cr_assert_eq(store_directory(directory, &err), 0, "%s", err.text);
    json_t *run =
        json_pack("{s:i, s:s, s:s, s:s, s:{s:s}, s:{s:s}, s:{s:[{s:f, s:[f,f]}]}}", "schema",
                  schema, "name", directory, "scenario", "/home/me/s.yaml", "command",
                  "slabmark run /home/me/s.yaml a/b --output /tmp/", "machine", "cpu", "Z80",
                  "build", "commit", "c0ffee", "ceilings", "rows", "best", 2.0, "rounds", 1.0, 2.0);
    snprintf(path, sizeof path, "%s/run.json", directory);
    cr_assert_eq(store_json(path, run, &err), 0, "%s", err.text);
    json_decref(run);
    snprintf(path, sizeof path, "%s/cases.jsonl", directory);
    test_folder_write(
        path, "{\"case\": \"LMS\", \"msd_db\": -31.25, \"rows\": {\"a\": 1}, \"counters\": ["
              "{\"name\": \"cycles\", \"status\": \"unavailable\", \"reason\": \"no PMU\"},"
              "{\"name\": \"faults\", \"status\": \"measured\", \"per_update\": 2.5}]}\n"
              "{\"case\": \"NLMS\", \"msd_db\": null, \"rows\": {}, \"counters\": ["
              "{\"name\": \"cycles\", \"status\": \"unavailable\", \"reason\": \"no PMU\"}]}\n");
}

static void write_pack(void)
{
    char one[] = "one", two[] = "two", *directory[] = {one, two};
    write_results(one, RESULTS_SCHEMA);
    write_results(two, RESULTS_SCHEMA);
    cr_assert_eq(pack_write("both.slabmark.json", directory, 2, &err), 0, "%s", err.text);
}

static const char *text_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

Test(pack, what_was_written_is_read)
{
    json_t *runs;
    write_pack();
    cr_assert_eq(pack_read("both.slabmark.json", &runs, &err), 0, "%s", err.text);
    cr_assert_eq(json_array_size(runs), 2);
    json_t *run = json_object_get(json_array_get(runs, 1), "run");
    json_t *cases = json_object_get(json_array_get(runs, 1), "cases");
    cr_assert_str_eq(text_at(run, "name"), "two");
    cr_assert_str_eq(text_at(run, "scenario"), "s.yaml");
    cr_assert_str_eq(text_at(run, "command"), "slabmark run s.yaml a/b --output tmp/");
    cr_assert_str_eq(text_at(json_object_get(run, "machine"), "cpu"), "Z80");
    cr_assert_str_eq(text_at(json_object_get(run, "build"), "commit"), "c0ffee");
    cr_assert_eq(json_array_size(cases), 2);
    json_t *lms = json_array_get(cases, 0), *counters = json_object_get(lms, "counters");
    cr_assert_eq(json_real_value(json_object_get(lms, "msd_db")), -31.25);
    cr_assert_str_eq(text_at(json_array_get(counters, 0), "status"), "unavailable");
    cr_assert_str_eq(text_at(json_array_get(counters, 0), "reason"), "no PMU");
    cr_assert_eq(json_real_value(json_object_get(json_array_get(counters, 1), "per_update")), 2.5);
    cr_assert(json_is_null(json_object_get(json_array_get(cases, 1), "msd_db")));
    json_decref(runs);
}

Test(pack, nothing_is_written_twice)
{
    write_pack();
    const char *text = test_folder_read("both.slabmark.json");
    const char *once[] = {"Z80", "c0ffee", "no PMU"}, *never[] = {"rounds", "rows\":{\"a\""};
    for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
        const char *first = strstr(text, once[i]);
        cr_assert(first && !strstr(first + 1, once[i]), "%s", once[i]);
    }
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        cr_assert_null(strstr(text, never[i]), "%s", never[i]);
}

/* A case with a list entry for each of `count` threads, nodes or edges. */
static size_t size_of_pack(int count)
{
    char one[] = "one", *directory[] = {one};
    write_results(one, RESULTS_SCHEMA);
    json_t *list = json_array();
    for (int i = 0; i < count; i++)
        json_array_append_new(list, json_real(0.123456789));
    json_t *line = json_pack("{s:s, s:s, s:{s:O, s:O, s:O, s:{s:O}}, s:{s:{s:i, s:O}}}", "case",
                             "LMS", "digest", "1", "used", "edges", list, "noise_variance", list,
                             "input_variance", list, "algorithm", "step", list, "timing", "profile",
                             "sampled_one_in", 14, "share_by_thread", list);
    char *text = json_dumps(line, JSON_COMPACT), *lines = NULL;
    cr_assert(text && asprintf(&lines, "%s\n", text) > 0);
    test_folder_write("one/cases.jsonl", lines);
    free(lines);
    cr_assert_eq(pack_write("one.slabmark.json", directory, 1, &err), 0, "%s", err.text);
    free(text);
    json_decref(line);
    json_decref(list);
    return strlen(test_folder_read("one.slabmark.json"));
}

Test(pack, does_not_grow_with_threads_nodes_or_edges)
{
    cr_assert_eq(size_of_pack(2), size_of_pack(256));
    cr_assert(strstr(test_folder_read("one.slabmark.json"), "\"sampled_one_in\":14"));
}

Test(pack, times_of_an_emulator_are_not_sent)
{
    json_t *runs;
    char one[] = "one", *directory[] = {one};
    write_results(one, RESULTS_SCHEMA);
    test_folder_write("one/cases.jsonl",
                      "{\"case\": \"LMS\", \"digest\": \"1\", \"emulated\": true, "
                      "\"ns_per_update\": 7.5, \"seconds_to_minus20db\": 1.5, \"clock_ghz\": 3, "
                      "\"iterations_to_minus20db\": 20}\n"
                      "{\"case\": \"NLMS\", \"digest\": \"2\", \"emulated\": false, "
                      "\"ns_per_update\": 7.5}\n");
    cr_assert_eq(pack_write("one.slabmark.json", directory, 1, &err), 0, "%s", err.text);
    cr_assert_eq(pack_read("one.slabmark.json", &runs, &err), 0, "%s", err.text);
    json_t *cases = json_object_get(json_array_get(runs, 0), "cases");
    json_t *lms = json_array_get(cases, 0), *nlms = json_array_get(cases, 1);
    static const char *const gone[] = {"ns_per_update", "seconds_to_minus20db", "clock_ghz"};
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        cr_expect(json_is_null(json_object_get(lms, gone[i])), "%s", gone[i]);
    cr_expect_eq(json_integer_value(json_object_get(lms, "iterations_to_minus20db")), 20);
    cr_expect_eq(json_real_value(json_object_get(nlms, "ns_per_update")), 7.5);
    json_decref(runs);
}

Test(pack, every_case_of_an_emulated_machine_is_emulated)
{
    json_t *runs;
    char one[] = "one", *directory[] = {one};
    write_results(one, RESULTS_SCHEMA);
    json_t *run = json_load_file("one/run.json", 0, NULL);
    json_object_set_new(json_object_get(run, "machine"), "cpu",
                        json_pack("{s:s}", "model", "emulated on Z80"));
    cr_assert_eq(store_json("one/run.json", run, &err), 0, "%s", err.text);
    json_decref(run);
    test_folder_write("one/cases.jsonl", "{\"case\": \"LMS\", \"digest\": \"1\", "
                                         "\"emulated\": false, \"ns_per_update\": 7.5}\n");
    cr_assert_eq(pack_write("one.slabmark.json", directory, 1, &err), 0, "%s", err.text);
    cr_assert_eq(pack_read("one.slabmark.json", &runs, &err), 0, "%s", err.text);
    json_t *lms = json_array_get(json_object_get(json_array_get(runs, 0), "cases"), 0);
    cr_expect(json_is_true(json_object_get(lms, "emulated")));
    cr_expect(json_is_null(json_object_get(lms, "ns_per_update")));
    json_decref(runs);
}

Test(pack, only_results_of_this_schema_are_packed)
{
    char old[] = "old", *directory[] = {old};
    write_results(old, RESULTS_SCHEMA - 1);
    cr_assert_eq(pack_write("old.slabmark.json", directory, 1, &err), -1);
    cr_assert(strstr(err.text, "old/run.json: schema"), "%s", err.text);
}

Test(pack, other_files_are_refused)
{
    static const struct {
        const char *text, *reason;
    } bad[] = {
        {"", "x.slabmark.json:1:0: not a complete file"},
        {"{\"schema\": 4, \"runs\": [", "x.slabmark.json:1:23: not a complete file"},
        {"[]", "no \"schema\" or \"runs\""},
        {"{\"schema\": 1, \"runs\": []}", "schema 1, and this slabmark reads schema"},
        {"{\"schema\": 4, \"runs\": []}", "\"runs\" is empty"},
        {"{\"schema\": 4, \"runs\": [7]}", "runs[0] lacks \"run\" or \"cases\""},
        {"{\"schema\": 4, \"runs\": [{\"run\": {}, \"cases\": []}]}", "no \"machine\""},
    };
    json_t *runs;
    cr_assert_eq(RESULTS_SCHEMA, 4);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        test_folder_write("x.slabmark.json", bad[i].text);
        cr_assert_eq(pack_read("x.slabmark.json", &runs, &err), -1, "%s", bad[i].text);
        cr_assert(strstr(err.text, bad[i].reason), "%s", err.text);
        cr_assert_eq(err.kind, ERR_USAGE);
    }
    cr_assert_eq(pack_read("absent.slabmark.json", &runs, &err), -1);
    cr_assert_str_eq(err.text, "absent.slabmark.json: No such file or directory");
}
