/* The memory that drawing a network takes is about what is estimated: a child process draws, and
 * the kernel says how much it has held. */
#include "tests/support/fail.h"
#include "tests/support/fixture.h"
#include "tests/support/members.h"

#include <criterion/criterion.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FEW = 100, MANY = 300000 };

static const struct {
    const char *topology, *option, *value;
} drawn[] = {
    {"ring", NULL, NULL},
    {"torus", NULL, NULL},
    {"small-world", "neighbours", "2"},
    {"small-world", "neighbours", "8"},
    {"scale-free", "attach", "3"},
    {"erdos-renyi", "mean_degree", "16"},
    {"geometric", "mean_degree", "18"},
};

/* Leaves the network's estimate in *estimated; the process ends afterwards. */
static void draw(size_t i, int nodes, size_t *estimated)
{
    struct err err;
    struct network network;
    union fixture_params params = {{0}};
    const struct topology *topology = member_topology(drawn[i].topology);
    option_defaults(&topology->variant.options, &params);
    if (drawn[i].option)
        fixture_option(&topology->variant.options, &params, drawn[i].option, drawn[i].value);
    if (network_build(&network, nodes, topology, &params, 1, member_rule("metropolis"), NULL, &err))
        fail_with("%s", err.text);
    *estimated = network_drawing_bytes(topology, &network);
}

/* The bytes that a process has held at most in which this network was drawn. */
static double held(size_t i, int nodes, size_t *estimated)
{
    struct rusage usage;
    int status;
    pid_t child = fork();
    if (child == 0) {
        draw(i, nodes, estimated);
        _exit(0);
    }
    cr_assert(child > 0 && wait4(child, &status, 0, &usage) == child && status == 0);
    return (double)usage.ru_maxrss * 1024;
}

Test(drawing, takes_what_is_estimated)
{
    size_t *estimated =
        mmap(NULL, sizeof *estimated, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    cr_assert(estimated != MAP_FAILED);
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
        double least = held(i, FEW, estimated), real = held(i, MANY, estimated) - least;
        cr_expect(real > 0.7 * (double)*estimated && real < 1.3 * (double)*estimated,
                  "%s %s: %.0f bytes, estimated %zu", drawn[i].topology,
                  drawn[i].value ? drawn[i].value : "", real, *estimated);
    }
    munmap(estimated, sizeof *estimated);
}
