#include "tests/support/slow_network.h"

#include <math.h>
#include <string.h>

enum { N = SLOW_NODES, L = SLOW_TAPS, ROW = N * L };

const double slow_system[L] = {[2] = 1, [7] = -.5, [8] = .25, [15] = -1.5};

static double rows[SLOW_LENGTH * ROW], desired[SLOW_LENGTH * N], weights[N][N];
static double estimate[2][N][L], memory[N][SLOW_MEMORY];

static void draw_rows(void)
{
    _Alignas(CACHE_LINE) double row[PAD * ((L + PAD) / PAD)];
    for (int i = 0; i < SLOW_LENGTH * N; i++) {
        struct random_stream stream = random_stream(41, RANDOM_REGRESSOR, 0, i, 0);
        kernels_ref.normals(L + 1, &stream, 0, row);
        memcpy(rows + i * L, row, L * sizeof *row);
        desired[i] = slow_dot(rows + i * L, slow_system) + SLOW_NOISE * row[L];
    }
}

/* Node k hears itself, the node before it and node 2k + 1. */
static void draw_weights(void)
{
    memset(weights, 0, sizeof weights);
    for (int k = 0; k < N; k++) {
        weights[k][k] += .5;
        weights[k][(k + N - 1) % N] += .3;
        weights[k][(2 * k + 1) % N] += .2;
    }
}

void slow_network_begin(struct fixture *fixture)
{
    draw_rows();
    draw_weights();
    fixture_begin(fixture, N, L, SLOW_LENGTH);
    fixture_matrix(fixture, weights[0]);
    fixture_taps(fixture, slow_system);
    fixture_recording(fixture, rows, NULL, desired);
    fixture->noise.variance = (struct per_node){
        .set = 1, .low = SLOW_NOISE * SLOW_NOISE, .high = SLOW_NOISE * SLOW_NOISE};
}

static void combine_slowly(int k, double (*all)[L], double *phi)
{
    for (int i = 0; i < L; i++) {
        phi[i] = 0;
        for (int l = 0; l < N; l++)
            phi[i] += weights[k][l] * all[l][i];
    }
}

/* The estimates after all data. */
static void run_slowly(enum mode mode, slow_update_fn *update, double *out)
{
    memset(estimate, 0, sizeof estimate);
    memset(memory, 0, sizeof memory);
    for (int n = 0; n < SLOW_LENGTH; n++)
        for (int k = 0; k < N; k++) {
            double phi[L];
            if (mode == MODE_NONE)
                memcpy(phi, estimate[n % 2][k], sizeof phi);
            else
                combine_slowly(k, estimate[n % 2], phi);
            struct slow_node node = {n,
                                     phi,
                                     desired + n * N + k,
                                     rows + (n * N + k) * L,
                                     memory[k],
                                     estimate[(n + 1) % 2][k]};
            update(&node);
        }
    for (int k = 0; k < N; k++)
        if (mode == MODE_ATC)
            combine_slowly(k, estimate[SLOW_LENGTH % 2], out + k * L);
        else
            memcpy(out + k * L, estimate[SLOW_LENGTH % 2][k], L * sizeof *out);
}

void slow_network_compare(struct fixture *fixture, slow_update_fn *update)
{
    const char *name = fixture->plan.algorithm->variant.name;
    for (int mode = MODE_ATC; mode <= MODE_NONE; mode++) {
        struct outcome outcome;
        double wanted[ROW], largest = 0;
        fixture->plan.mode = (enum mode)mode;
        fixture_run(fixture, &outcome);
        run_slowly((enum mode)mode, update, wanted);
        for (int i = 0; i < ROW; i++) {
            largest = fmax(largest, fabs(wanted[i]));
            if (!(fabs(outcome.estimates[i] - wanted[i]) <= 1e-9))
                fail_with("%s, mode %d: node %d, tap %d: %.17g, the slow network has %.17g", name,
                          mode, i / L, i % L, outcome.estimates[i], wanted[i]);
        }
        if (!(largest > .5 && largest < 5))
            fail_with("%s, mode %d: the slow network has not learned: %g", name, mode, largest);
        outcome_free(&outcome);
    }
}
