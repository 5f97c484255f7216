#include "bench/plot/plot_gnuplot.h"

#include "base/mem.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { DATE_DIGITS = 14 };

/* The position of the date's digits, or NULL. */
static char *find_date(char *text, size_t size)
{
    static const char key[] = "/CreationDate (D:";
    char *found = memmem(text, size, key, sizeof key - 1);
    if (!found || (size_t)(text + size - found) < sizeof key - 1 + DATE_DIGITS)
        return NULL;
    found += sizeof key - 1;
    for (int i = 0; i < DATE_DIGITS; i++)
        if (!isdigit((unsigned char)found[i]))
            return NULL;
    return found;
}

/* Keeps the length, so that the offsets in the file's cross-reference table stay valid. */
int plot_pdf_set_date(const char *path, const char *date, struct err *err)
{
    int failed = 0, file = open(path, O_RDWR | O_CLOEXEC);
    struct stat status;
    void *text = MAP_FAILED;
    if (file < 0 || fstat(file, &status) ||
        (text = mmap(NULL, (size_t)status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)) ==
            MAP_FAILED) {
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    } else {
        char *digits = find_date(text, (size_t)status.st_size);
        if (digits)
            memcpy(digits, date, DATE_DIGITS);
        munmap(text, (size_t)status.st_size);
    }
    if (file >= 0)
        close(file);
    return failed;
}

void plot_date(const char *started, char date[15])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct tm utc = {0};
    char *end = NULL;
    time_t seconds = epoch && isdigit((unsigned char)*epoch) ? (time_t)strtoll(epoch, &end, 10) : 0;
    int known = (end && !*end && gmtime_r(&seconds, &utc)) ||
                (started && strptime(started, "%Y-%m-%dT%H:%M:%SZ", &utc));
    if (!known || strftime(date, 15, "%Y%m%d%H%M%S", &utc) != 14)
        date[0] = 0;
}
