/* Figures of what the network sends; from results made by hand. */
#include "bench/plot/plot_gnuplot.h"
#include "tests/support/figures.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <sys/stat.h>

static void begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
}

TestSuite(traffic, .init = begin, .fini = test_folder_end);

#define ROWS                                                                                       \
    "1,A,1,0,ok,-30,-31,-29,4800\n"                                                                \
    "2,A,2,0,ok,-28,-29,-27,2400\n"                                                                \
    "3,B,1,0,ok,-20,-21,-19,181.5\n"                                                               \
    "4,B,2,0,diverged,,,,181.5\n"                                                                  \
    "5,C,1,0,ok,-10,-11,-9,0\n"
#define HEADER                                                                                     \
    "case,label,exchange.every,exchange.drop,status,msd_db,msd_lo_db,msd_hi_db,bytes_sent\n"

/* C sends nothing: it has no place on the abscissa. */
Test(traffic, is_the_floor_against_the_bytes)
{
    figures_write("exchange.every every exchange.drop drop", NULL, HEADER ROWS);
    figures_read();
    figures_expect_said(figures_expect_data("traffic", "\"A\"\n2400 -28 -29 -27 \"2\"\n"
                                                       "4800 -30 -31 -29 \"1\"\n\n\n"
                                                       "\"B\"\n181.5 -20 -21 -19 \"3\"\n"),
                        "against the bytes that a node sends");
    figures_drop();
}

/* Losses are a problem of their own: they change no bytes. */
Test(traffic, every_share_of_losses_has_its_own)
{
    figures_write("exchange.every every exchange.drop drop", NULL,
                  HEADER ROWS "6,A,1,0.5,ok,-27,-28,-26,4800\n7,A,2,0.5,ok,-25,-26,-24,2400\n");
    figures_read();
    figures_expect("traffic-drop=0 traffic-drop=0.5");
    figures_drop();
    figures_write("exchange.drop drop", NULL,
                  "case,label,exchange.drop,msd_db,bytes_sent\n1,A,0,-30,4800\n2,A,1,-20,4800\n");
    figures_read();
    figures_expect("");
    figures_drop();
}

Test(traffic, is_drawn, .timeout = 60)
{
    struct err err = {0};
    struct stat status;
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
    figures_write("exchange.every every exchange.drop drop", NULL, HEADER ROWS);
    figures_plot_into("f");
    cr_assert(!stat("f/traffic.pdf", &status) && status.st_size > 100);
}
