/* WAV files, by libsndfile; a build without it rejects them. */
#include "base/mem.h"
#include "bench/matrix/matrix_formats.h"
#include "bench/matrix/wav_size.h"

#ifdef WITHOUT_SNDFILE

int matrix_read_wav(const char *path, FILE *file, struct matrix *matrix, struct err *err)
{
    (void)path, (void)file, (void)matrix;
    return err_set(err, ERR_ABSENT,
                   "WAV input needs libsndfile: apt-get install libsndfile1-dev, then make");
}

#else

#include <errno.h>
#include <float.h>
#include <sndfile.h>
#include <string.h>
#include <unistd.h>

/* libsndfile opens many formats, whatever the file's name. Only WAV is accepted. */
static int check_format(const char *path, const SF_INFO *info, struct err *err)
{
    int container = info->format & SF_FORMAT_TYPEMASK;
    if (container != SF_FORMAT_WAV && container != SF_FORMAT_WAVEX && container != SF_FORMAT_RF64)
        return err_set(err, ERR_USAGE, "%s: an audio file, but not WAV", path);
    if (info->frames <= 0)
        return err_set(err, ERR_USAGE, "%s: no sample in the file", path);
    return 0;
}

static int read_frames(const char *path, SNDFILE *sound, const SF_INFO *info, struct matrix *matrix,
                       struct err *err)
{
    size_t frame = (size_t)info->channels * sizeof *matrix->value;
    matrix->rows = (size_t)info->frames;
    matrix->columns = (size_t)info->channels;
    matrix->digits = DBL_DIG;
    matrix->decimals = DBL_DIG;
    matrix->value = mem_untouched(matrix->rows, frame, err);
    if (!matrix->value)
        return -1;
    sf_count_t got = sf_readf_double(sound, matrix->value, info->frames);
    if (got != info->frames)
        return err_set(err, ERR_USAGE, "%s: %jd samples per channel, %jd announced", path,
                       (intmax_t)got, (intmax_t)info->frames);
    return 0;
}

int matrix_read_wav(const char *path, FILE *file, struct matrix *matrix, struct err *err)
{
    SF_INFO info = {0};
    if (wav_check_whole(path, file, err))
        return -1;
    /* stdio has advanced the descriptor */
    if (lseek(fileno(file), 0, SEEK_SET))
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    SNDFILE *sound = sf_open_fd(fileno(file), SFM_READ, &info, SF_FALSE);
    if (!sound)
        return err_set(err, ERR_USAGE, "%s: not read as WAV: %s", path, sf_strerror(NULL));
    matrix->rate = info.samplerate;
    int failed = check_format(path, &info, err) || read_frames(path, sound, &info, matrix, err);
    sf_close(sound);
    return failed ? -1 : 0;
}

#endif
