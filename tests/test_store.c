/* Files that are whole or not there, whatever happens to the disk. */
#include "bench/common/store.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(store, .init = test_folder_begin, .fini = test_folder_end);

static struct err err;

static int is_there(const char *path)
{
    struct stat status;
    return !lstat(path, &status);
}

/* A limit of file sizes stands for a full disk. */
static void limit_files(rlim_t bytes)
{
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){bytes, RLIM_INFINITY}), 0);
}

Test(store, json_that_cannot_be_written_leaves_the_old_file)
{
    json_t *json = json_pack("{s:s}", "text", "longer than the limit");
    test_folder_write("run.json", "old");
    limit_files(10);
    cr_assert_eq(store_json("run.json", json, &err), -1);
    limit_files(RLIM_INFINITY);
    cr_assert_str_eq(err.text, "run.json: File too large");
    cr_assert_str_eq(test_folder_read("run.json"), "old");
    cr_assert(!is_there("run.json.new"));
    cr_assert_eq(store_json("run.json", json, &err), 0, "%s", err.text);
    cr_assert(strstr(test_folder_read("run.json"), "longer"));
    cr_assert(!is_there("run.json.new"));
    json_decref(json);
}

Test(store, nothing_is_written_through_a_link)
{
    test_folder_write("victim", "precious");
    cr_assert_eq(symlink("victim", "link"), 0);
    cr_assert_null(store_append("link", &err));
    cr_assert_eq(store_cut("link", 0, &err), -1);
    cr_assert_str_eq(test_folder_read("victim"), "precious");
    FILE *file = store_create("link", &err); /* takes its place */
    cr_assert(file && fputs("new", file) >= 0 && !store_sync(file, "link", &err), "%s", err.text);
    fclose(file);
    cr_assert_str_eq(test_folder_read("link"), "new");
    cr_assert_str_eq(test_folder_read("victim"), "precious");
}

Test(store, a_move_replaces_a_link)
{
    test_folder_write("victim", "precious");
    test_folder_write("fresh", "new");
    cr_assert_eq(symlink("victim", "place"), 0);
    cr_assert_eq(store_move("fresh", "place", &err), 0, "%s", err.text);
    cr_assert_str_eq(test_folder_read("victim"), "precious");
    cr_assert_str_eq(test_folder_read("place"), "new");
    cr_assert(!is_there("fresh"));
    cr_assert_eq(store_move("victim", "no/where", &err), -1);
    cr_assert_str_eq(err.text, "no/where: No such file or directory");
}

Test(store, files_grow_at_their_end)
{
    test_folder_write("rows", "one\n");
    FILE *file = store_append("rows", &err);
    cr_assert(file && ftell(file) == 4, "%s", err.text);
    cr_assert(fputs("two\n", file) >= 0 && !store_sync(file, "rows", &err), "%s", err.text);
    fclose(file);
    cr_assert_str_eq(test_folder_read("rows"), "one\ntwo\n");
    cr_assert_eq(store_cut("rows", 4, &err), 0, "%s", err.text);
    cr_assert_str_eq(test_folder_read("rows"), "one\n");
}
