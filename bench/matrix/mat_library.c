#include "bench/matrix/mat_library.h"

#ifdef SLABMARK_MATIO

#include "bench/common/library.h"

static struct mat_library library;

static int load_symbols(struct err *err)
{
    static const char *const files[] = {"libmatio.so.11", "libmatio.so", NULL};
    const struct symbol symbols[] = {
        {"Mat_GetLibraryVersion", &library.version},
        {"Mat_Open", &library.open},
        {"Mat_CreateVer", &library.create},
        {"Mat_Close", &library.close},
        {"Mat_VarReadNextInfo", &library.read_next_info},
        {"Mat_VarReadDataAll", &library.read_data},
        {"Mat_VarCreate", &library.new_variable},
        {"Mat_VarCreateStruct", &library.new_struct},
        {"Mat_VarSetStructFieldByName", &library.set_field},
        {"Mat_VarWrite", &library.write},
        {"Mat_VarFree", &library.free},
        {0},
    };
    return library_load(files, symbols, err);
}

/* Its structures may differ between versions. */
static int check_version(struct err *err)
{
    int major, minor, release;
    library.version(&major, &minor, &release);
    if (major == MATIO_MAJOR_VERSION && minor == MATIO_MINOR_VERSION)
        return 0;
    return err_set(err, ERR_ABSENT,
                   "MAT files need libmatio %d.%d, for which slabmark was built; %d.%d is "
                   "installed: make slabmark again",
                   MATIO_MAJOR_VERSION, MATIO_MINOR_VERSION, major, minor);
}

const struct mat_library *mat_library(struct err *err)
{
    if (!library.free && load_symbols(err)) {
        err_set(err, ERR_ABSENT, "MAT files need libmatio: apt-get install libmatio11");
        return NULL;
    }
    return check_version(err) ? NULL : &library;
}

#else

int mat_library_missing(struct err *err)
{
    return err_set(err, ERR_ABSENT,
                   "MAT files need libmatio: apt-get install libmatio-dev, then make");
}

#endif
