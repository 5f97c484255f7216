/* A picture on its way to its files: its numbers, one file per format, its origin. All is made in a
 * private folder, under names of our own, and moves to its place when it is whole. So no path that
 * a user or a stranger chose is read by gnuplot, which runs files named "<..." and "|..." as
 * commands, and no broken picture is left. */
#ifndef BENCH_PLOT_PICTURE_H
#define BENCH_PLOT_PICTURE_H

#include "base/err.h"
#include "bench/plot/plot_stamp.h"

#include <stddef.h>

struct plot_format {
    const char *name; /* "pdf"                                      */
    const char *end;  /* the last bytes of a whole file             */
    size_t end_length;
    plot_stamp_fn *stamp; /* writes the origin into the file                     */
    const char *beside;   /* ending of a second file, a PDF; NULL: there is none */
};
enum { PLOT_FORMATS = 4 };
extern const struct plot_format plot_formats[PLOT_FORMATS];

enum { PLOT_ALL_FORMATS = (1u << PLOT_FORMATS) - 1 };

/* "pdf,svg"; pdf, png and svg when nothing is given. Sets bit i of *wanted for plot_formats[i]. */
int plot_formats_read(const char *list, unsigned *wanted, struct err *);

struct plot_job {
    unsigned wanted;     /* bit i: plot_formats[i] */
    const char *scripts; /* folder of the scripts  */
    const char *output;  /* folder of the figures  */
    int only_there;      /* 1: of the wanted formats, those whose files are there */
    int verify;          /* 1: compare the files with those that are there */
    size_t *differing;   /* counts files that differ or are missing */
    char date[15];       /* of every file (plot_origin.h); "": unknown */
};

enum { PLOT_UNKNOWN = 1 };

struct plot_picture {
    const char *name;   /* of its files, without their ending */
    const char *script; /* plots/<script>.gp draws it         */
    void *arg;          /* of the functions                   */
    /* Writes NAME.dat: 0, PLOT_UNKNOWN when there is nothing to draw, or -1 and err. */
    int (*write_data)(void *arg, const char *path, struct err *);
    /* gnuplot statements that define the script's variables, after write_data; heap. */
    char *(*definitions)(void *arg, const char *format, struct err *);
    /* Writes NAME.json: what the picture shows and where it comes from. */
    int (*write_origin)(void *arg, const char *data, const char *path, struct err *);
};

/* Prints the path of each file on standard output; to verify, with the word "same", "differs" or
 * "missing". */
int plot_picture_draw(const struct plot_job *, const struct plot_picture *, struct err *);

/* 0 when the file ends as files of its format do. */
int plot_check_whole(const char *path, const struct plot_format *, struct err *);

#endif
