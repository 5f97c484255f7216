/* Figures on their way to their files: no name is a command, no link is followed, nothing broken is
 * left. */
#include "bench/common/args.h"
#include "bench/plot/plot_draw.h"
#include "bench/plot/plot_gnuplot.h"
#include "tests/support/figures.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

extern const struct command command_plot;

static void begin(void)
{
    struct err err = {0};
    test_folder_begin();
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
    cr_assert_eq(mkdir("r", 0777), 0);
    figures_write("", NULL, "case,label,status,msd_db,msd_lo_db,msd_hi_db,mse_db\nA,A,ok,-9,,,\n");
}

TestSuite(draw, .init = begin, .fini = test_folder_end);

static int plot(const char *directory, const char *format)
{
    char *argv[] = {"--format", (char *)(uintptr_t)format, "--", (char *)(uintptr_t)directory};
    struct args args;
    struct err err = {0};
    cr_assert_eq(args_parse(&command_plot, COUNT(argv), argv, &args, &err), 0, "%s", err.text);
    int code = command_plot.run(&args);
    args_free(&args);
    return code;
}

static int is_there(const char *path)
{
    struct stat status;
    return !lstat(path, &status);
}

static int count_entries(const char *path)
{
    int count = -2; /* . and .. */
    DIR *directory = opendir(path);
    while (directory && readdir(directory))
        count++;
    if (directory)
        closedir(directory);
    return count;
}

Test(draw, no_name_of_a_directory_is_a_command)
{
    static const char *const names[] = {
        "<touch ran;echo 1",
        "|touch ran;cat>x;",
        "-e system('touch ran')",
        "'.system('touch ran').'",
        "a\"b`touch ran`",
        "\\\"\\n",
        "line\nbreak",
        "\x1b]0;x\a",
    };
    const char *now = "r";
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[120];
        cr_assert_eq(rename(now, names[i]), 0);
        now = names[i];
        cr_assert_eq(plot(now, "svg"), 0, "%s", now);
        snprintf(path, sizeof path, "%s/figures/learning-curves.svg", now);
        cr_assert(is_there(path), "%s", path);
        cr_assert(!is_there("ran"), "%s was run", now);
    }
}

Test(draw, the_private_folder_is_gone_at_the_end)
{
    cr_assert_eq(plot("r", "pdf,svg"), 0);
    cr_assert_eq(count_entries("r/figures"), 4, "pdf, svg, dat, json");
}

Test(draw, a_picture_that_was_cut_is_an_error_and_is_not_left)
{
    static const char *const formats[] = {"pdf", "png", "svg"};
    struct rlimit limit = {6000, RLIM_INFINITY};
    for (int caught = 0; caught < 2; caught++) {
        signal(SIGXFSZ, caught ? SIG_DFL : SIG_IGN); /* gnuplot inherits it */
        for (size_t i = 0; i < COUNT(formats); i++) {
            cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
            int code = plot("r", formats[i]);
            setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY});
            cr_assert_eq(code, ERR_INTERNAL, "%s", formats[i]);
            cr_assert_eq(count_entries("r/figures"), 0, "%s", formats[i]);
        }
    }
}

Test(draw, links_are_not_followed)
{
    test_folder_write("victim", "precious");
    cr_assert_eq(mkdir("r/figures", 0777), 0);
    cr_assert_eq(symlink("../../victim", "r/figures/learning-curves.svg"), 0);
    cr_assert_eq(plot("r", "svg"), ERR_USAGE);
    cr_assert_str_eq(test_folder_read("victim"), "precious");
    test_folder_write("r/figures/learning-curves.json", "{\"figure\": \"f\", \"caption\": \"c\"}");
    cr_assert_eq(plot("r", "svg"), 0);
    cr_assert_str_eq(test_folder_read("victim"), "precious");
    struct stat status;
    cr_assert(!lstat("r/figures/learning-curves.svg", &status) && S_ISREG(status.st_mode));
}

Test(draw, files_that_slabmark_did_not_draw_are_left_alone)
{
    static const char *const endings[] = {"pdf", "png", "svg", "dat", "json"};
    cr_assert_eq(mkdir("r/figures", 0777), 0);
    for (size_t i = 0; i < COUNT(endings); i++) {
        char path[60];
        snprintf(path, sizeof path, "r/figures/learning-curves.%s", endings[i]);
        test_folder_write(path, "{\"mine\": 1}");
        cr_assert_eq(plot("r", "svg"), ERR_USAGE, "%s", path);
        cr_assert_str_eq(test_folder_read(path), "{\"mine\": 1}");
        cr_assert_eq(count_entries("r/figures"), 1, "%s", path);
        cr_assert_eq(unlink(path), 0);
    }
    cr_assert_eq(plot("r", "svg"), 0);
    cr_assert_eq(plot("r", "pdf,svg"), 0, "its own figures are drawn again");
}

Test(draw, a_folder_of_figures_that_is_a_link_is_refused)
{
    cr_assert_eq(mkdir("elsewhere", 0777), 0);
    cr_assert_eq(symlink("../elsewhere", "r/figures"), 0);
    cr_assert_eq(plot("r", "svg"), ERR_USAGE);
    cr_assert_eq(count_entries("elsewhere"), 0);
    figures_plot_into("elsewhere"); /* named on the command line, it may be what it likes */
    cr_assert_eq(count_entries("elsewhere"), 5);
}

Test(draw, says_what_the_results_have_lost)
{
    static const char lines[] =
        "{\"case\":\"A\",\"rows\":{\"curves.csv\":{\"bytes\":1000}}}\n{\"case\":\"B";
    test_folder_write("r/cases.jsonl", lines);
    cr_assert(freopen("said", "w", stderr));
    cr_assert_eq(plot("r", "svg"), 0);
    fflush(stderr);
    const char *said = test_folder_read("said");
    cr_assert(strstr(said, "slabmark: r/cases.jsonl:2: this line is cut\n"), "%s", said);
    const char *curves = test_folder_read("r/curves.csv");
    char message[120];
    snprintf(message, sizeof message,
             "slabmark: r/curves.csv: %zu bytes, but cases.jsonl records %zu: rows are missing\n",
             strlen(curves), 1000 + strcspn(curves, "\n") + 1);
    cr_assert(strstr(said, message), "%s", said);
}

Test(draw, a_file_is_whole_when_it_ends_as_its_format_does)
{
    static const struct {
        int format;
        const char *bytes;
        int whole;
    } files[] = {
        {0, "%PDF-1.5 and all that comes then, much of it \n%%EOF\n", 1},
        {0, "%PDF-1.5 and all that comes then, much of it \n%%EO", 0},
        {1, "PNG, and all that comes then, and at its end IEND\xae\x42\x60\x82", 1},
        {1, "PNG, and all that comes then, and at its end IEND\xae\x42\x60", 0},
        {2, "<svg> and all that comes then, and at its end </g></svg>\n\n", 1},
        {2, "<svg> and all that comes then, and at its end </g></sv", 0},
        {2, "</svg>", 0}, /* shorter than any picture */
        {0, "", 0},
    };
    struct err err;
    for (size_t i = 0; i < COUNT(files); i++) {
        test_folder_write("picture", files[i].bytes);
        cr_assert_eq(!plot_check_whole("picture", &plot_formats[files[i].format], &err),
                     files[i].whole, "%s", files[i].bytes);
    }
    cr_assert_eq(plot_check_whole("absent", &plot_formats[0], &err), -1);
    cr_assert_str_eq(err.text, "gnuplot wrote no pdf: No such file or directory");
}
