/* Whose a result directory is while it is written, and what it is called. */
#include "tests/support/test_folder.h"
#include "tests/support/journaled.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

TestSuite(results_open, .init = journaled_begin, .fini = journaled_end);

static int open_again(struct results *second)
{
    return results_open(second, "r", RESULTS_REPLACE, &journaled.scenario, "", 0, NULL,
                        &journaled.err);
}

Test(results_open, a_second_run_is_kept_out_until_the_first_ends)
{
    struct results second;
    cr_assert_eq(journaled_open(RESULTS_NEW, 0), 0, "%s", journaled.err.text);
    journaled_add(0);
    cr_assert_eq(open_again(&second), -1);
    cr_assert_str_eq(journaled.err.text, "r: another run is writing to it");
    results_free(&second);
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 1);
    results_free(&journaled.results);
    cr_assert_eq(open_again(&second), 0, "%s", journaled.err.text);
    results_free(&second);
}

/* From now on flock fails so, as where a file system has no locks. */
static int refuse_locks(int error)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_flock, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

Test(results_open, goes_on_where_there_are_no_locks_and_says_so)
{
    if (refuse_locks(ENOLCK))
        cr_skip_test("no filter of system calls here");
    cr_assert_eq(journaled_open(RESULTS_NEW, 0), 0, "%s", journaled.err.text);
    cr_assert_eq(json_array_size(journaled.results.notes), 1);
    cr_assert_str_eq(json_string_value(json_array_get(journaled.results.notes, 0)),
                     "r cannot be locked (No locks available): do not start a second run in it");
    journaled_add(0);
    journaled_finish();
}

Test(results_open, directories_of_one_second_get_numbers)
{
    char *path[20];
    int numbered = 0;
    for (int i = 0; i < 20; i++) {
        path[i] = results_make_directory("s", &journaled.err);
        cr_assert(path[i], "%s", journaled.err.text);
        cr_assert_eq(access(path[i], W_OK), 0);
        for (int j = 0; j < i; j++)
            cr_assert_str_neq(path[i], path[j]);
        numbered += strlen(path[i]) > strlen("results/s-20260304-050607");
    }
    cr_assert_gt(numbered, 0, "twenty of them take less than twenty seconds");
    for (int i = 0; i < 20; i++)
        free(path[i]);
}
