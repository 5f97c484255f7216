#include "bench/plot/plot_frame.h"

#include "base/mem.h"
#include "bench/plot/plot_text.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* All lengths in cm. */
static const double least_paper = 6.5;
static const double edge = 0.15;      /* space around the key                */
static const double small_line = 0.3; /* height of a row in small type       */
static const double before_text = 0.12, between_columns = 0.35;
static const size_t rows_of_type = 3; /* a key with more rows is in small type */

static const double between_panels = 0.5; /* cm; also in plots/panels.gp */

double plot_panel_length(double frame_length)
{
    return (frame_length - between_panels) / 2;
}

struct key {
    const char *const *title;
    size_t titles, columns, rows; /* filled column by column */
    double type, sample, across;
};

static double column_width(const struct key *key, size_t column)
{
    double widest = 0;
    for (size_t i = column * key->rows; i < (column + 1) * key->rows && i < key->titles; i++)
        widest = fmax(widest, plot_text_width(key->title[i], key->type));
    return key->sample + before_text + widest;
}

static double key_width(const struct key *key)
{
    double sum = between_columns * (double)(key->columns - 1);
    for (size_t column = 0; column < key->columns; column++)
        sum += column_width(key, column);
    return sum;
}

static void set_rows(struct key *key, size_t rows)
{
    key->rows = rows;
    key->columns = (key->titles + rows - 1) / rows;
}

/* Chooses as many columns as fit on the paper, hence the fewest rows. */
static void choose_rows(struct key *key, double type)
{
    key->type = type;
    size_t rows = 1;
    for (set_rows(key, rows); rows < key->titles; set_rows(key, ++rows))
        if (key_width(key) <= key->across - 2 * edge)
            return;
}

static double row_height(const struct key *key)
{
    return key->type < PLOT_TYPE ? small_line : PLOT_LINE;
}

/* Centred on the paper, from its upper edge down. */
static void place_entries(const struct key *key, double heading, struct plot_frame *frame)
{
    double x = fmax((key->across - key_width(key)) / 2, edge);
    for (size_t i = 0; i < key->titles; i++) {
        if (i && i % key->rows == 0)
            x += column_width(key, i / key->rows - 1) + between_columns;
        double down = edge + heading + row_height(key) * ((double)(i % key->rows) + 0.5);
        frame->entry[i] = (struct plot_entry){x, frame->paper - down};
    }
}

int plot_frame_init(struct plot_frame *frame, const char *const *title, size_t titles,
                    double sample, const struct plot_room *room, struct err *err)
{
    assert(titles > 0);
    struct key key = {.title = title, .titles = titles, .sample = sample, .across = room->across};
    choose_rows(&key, PLOT_TYPE);
    if (key.rows > rows_of_type || key_width(&key) > key.across - 2 * edge)
        choose_rows(&key, PLOT_SMALL_TYPE);
    double rows = room->direct ? 0 : (double)key.rows;
    double above = 2 * edge + room->heading + row_height(&key) * rows;
    double paper = fmax(least_paper, room->bottom + room->height + above);
    *frame = (struct plot_frame){
        .across = room->across,
        .paper = paper,
        .left = room->left,
        .right = room->across - PLOT_BESIDE_FRAME - room->right,
        .bottom = room->bottom,
        .top = paper - above,
        .width = room->across - PLOT_BESIDE_FRAME - room->right - room->left,
        .height = paper - above - room->bottom,
        .direct = room->direct,
        .sample = sample,
        .type = key.type,
        .title_width = room->across - 2 * edge - sample - before_text,
        .entry = mem_zeroed(titles, sizeof *frame->entry, err),
    };
    if (!frame->entry)
        return -1;
    place_entries(&key, room->heading, frame);
    return 0;
}
