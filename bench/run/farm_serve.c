/* The processes of a farm that compute. */
#include "bench/run/farm.h"

#include "base/clock.h"
#include "bench/environment/environment.h"
#include "bench/peers/peers.h"
#include "bench/run/farm_letters.h"
#include "bench/run/stop.h"

#include <stdio.h>
#include <stdlib.h>

struct server {
    struct run run; /* first member: functions that take the run find the server */
    double signed_at;
    int ended, code; /* process 0 has ended the scenario, with this exit code */
};

static void take_end(struct server *server, const struct letter *letter)
{
    if (letter->subject != LETTER_END)
        return;
    server->ended = 1;
    server->code = atoi(letter->text);
    peers_note("");
}

/* The tick of a plan: gives a sign, and stops when process 0 has ended the scenario. */
static int give_sign(void *arg, double done)
{
    struct server *server = arg;
    struct letter letter;
    char text[32];
    double now = clock_seconds();
    if (now - server->signed_at > SIGN_SECONDS) {
        server->signed_at = now;
        snprintf(text, sizeof text, "%.4f", done);
        peers_send(0, LETTER_SIGN, text, NULL);
        if (peers_take(&letter, NULL) > 0) {
            take_end(server, &letter);
            free(letter.text);
        }
    }
    return server->ended || stop_requested;
}

static int compute_curves(struct run *run, struct batch *batch, struct err *err)
{
    for (int i = 0; i < batch->count; i++) {
        batch->setup[i].plan.tick = give_sign;
        batch->setup[i].plan.tick_arg = (struct server *)run;
    }
    return run_own_curves(run, batch, err);
}

/* Sends the lines that run_block adds to run->blocks. */
static int compute_block(struct server *server, size_t which, struct err *err)
{
    struct run *run = &server->run;
    struct work_block block = run->division.block[which];
    char *text = NULL;
    size_t size;
    block.is_whole = 0;
    if (!(run->blocks.file = open_memstream(&text, &size)))
        return err_set(err, ERR_INTERNAL, "out of memory: a block's lines");
    int failed = run_block(run, &block, compute_curves, err);
    if (fclose(run->blocks.file) && !failed)
        failed = err_set(err, ERR_INTERNAL, "out of memory: a block's lines");
    run->blocks.file = NULL;
    if (!failed && stop_requested)
        failed = err_set(err, ERR_INTERNAL, "stopped by a signal");
    if (!failed && !server->ended)
        failed = peers_send(0, LETTER_DONE, text, err);
    free(text);
    return failed;
}

static void serve_letter(struct server *server, const struct letter *letter)
{
    struct err err;
    size_t block;
    int end;
    take_end(server, letter);
    if (letter->subject != LETTER_BLOCK || sscanf(letter->text, "%zu %n", &block, &end) != 1 ||
        block >= server->run.division.blocks)
        return;
    peers_note(letter->text + end);
    if (compute_block(server, block, &err))
        letter_send_trouble(&err);
}

static void serve_letters(struct server *server)
{
    struct letter letter;
    while (!server->ended) {
        int code = peers_take(&letter, NULL);
        if (code > 0) {
            serve_letter(server, &letter);
            free(letter.text);
        } else {
            peers_rest();
        }
    }
    peers_send(0, LETTER_BYE, "", NULL);
}

int farm_serve(const struct scenario *scenario, const char *chosen,
               const struct run_request *request, struct files *files)
{
    struct err err;
    struct server server = {.run = {.scenario = scenario,
                                    .chosen = chosen,
                                    .request = request,
                                    .files = files,
                                    .results.lock = -1}};
    struct run *run = &server.run;
    run->progress.stop = &stop_requested;
    stop_on_signals();
    run->results.environment = environment_here(&err);
    if (!run->results.environment ||
        farm_divide(&run->division, scenario, chosen, request->checked, &err))
        letter_send_trouble(&err);
    serve_letters(&server);
    blocks_close(&run->blocks);
    division_free(&run->division);
    results_free(&run->results);
    return server.code;
}
