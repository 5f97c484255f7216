/* The messages between process 0 and the others. */
#ifndef BENCH_RUN_FARM_LETTERS_H
#define BENCH_RUN_FARM_LETTERS_H

#include "bench/peers/peers.h"

enum {
    LETTER_READY = 1, /* to 0: its build, the digest of the request; or LETTER_TROUBLE */
    LETTER_BLOCK,     /* from 0: the number of a block to compute, a note */
    LETTER_DONE,      /* to 0: its lines of blocks.jsonl             */
    LETTER_SIGN,      /* to 0, from time to time: the share computed */
    LETTER_TROUBLE,   /* to 0: an error, its kind before it          */
    LETTER_SHARE,     /* from 0: a share of a network, answered as LETTER_READY; see spread.c */
    LETTER_FORGET,    /* from 0: the share is no longer needed */
    LETTER_PLAN,      /* from 0: a run of the engine, a note: see spread.c */
    LETTER_END,       /* from 0: the exit code                       */
    LETTER_BYE        /* to 0: the answer to it                      */
};

/* Seconds: between two signs; of silence, after which a computing process counts as hanging; for
 * all to answer when a run ends. */
#define SIGN_SECONDS  0.5
#define HANGS_SECONDS 45.0
#define BYE_SECONDS   5.0

/* Copies the error of another process to err; returns -1. */
int letter_trouble(const struct letter *, struct err *);
void letter_send_trouble(const struct err *); /* to process 0 */

#endif
