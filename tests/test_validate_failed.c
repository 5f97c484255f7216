/* A check that fails: what `slabmark validate` prints, and its exit code. The problems of this test
 * take the place of the program's. */
#include "bench/common/args.h"
#include "bench/validate/embedded.h"
#include "bench/validate/validate.h"

#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <stdio.h>
#include <string.h>

extern const struct command command_validate;

/* Without noise and steps an estimate stays at zero: the floor is |h*|^2 = 1, 0 dB. */
static const char standstill[] = "name: standstill\n"
                                 "iterations: 100\n"
                                 "network: {nodes: 1}\n"
                                 "system: {taps: 4, nonzeros: 4}\n"
                                 "noise: {variance: 0}\n"
                                 "algorithms: [{name: lms, label: LMS, step: 0}]\n"
                                 "run: {repetitions: 0}\n";

const struct known_problem known_problems[] = {
    {"standstill", "A filter that stands still", "an identity", standstill}};
const int known_problem_count = 1;
const struct known_value known_values[] = {{known_problems, "LMS", FLOOR, 0, 0, 1e-4},
                                           {known_problems, "LMS", FLOOR, 0, -3, 0.5}};
const int known_value_count = 2;
const struct attachment attachments[] = {{NULL, NULL}};
const char embedded_digest[] = "";

static void expect_printed(FILE *stream, const char *wanted)
{
    char text[2000];
    size_t length = fread(text, 1, sizeof text - 1, stream);
    text[length] = 0;
    cr_expect(strstr(text, wanted), "wanted \"%s\" in: %s", wanted, text);
}

Test(validate_failed, says_what_was_expected_and_by_whom, .init = cr_redirect_stdout)
{
    char filter[] = "--filter=standstill", *argv[] = {filter};
    struct args args;
    struct err err;
    cr_redirect_stderr();
    cr_assert_not(args_parse(&command_validate, 1, argv, &args, &err), "%s", err.text);
    cr_expect_eq(command_validate.run(&args), ERR_ACCURACY);
    args_free(&args);
    fflush(NULL);
    expect_printed(
        cr_get_redirected_stdout(),
        "A filter that stands still\n"
        "  LMS: floor                                   0.0000     0.0000   0.0001 dB ok\n"
        "  LMS: floor                                    -3.00       0.00     0.50 dB FAILED\n"
        "    expected: an identity\n");
    expect_printed(cr_get_redirected_stderr(), "slabmark: 1 of 2 checks failed\n");
}
