/* The build of the program, as the Makefile and the compiler recorded it. */
#include "bench/environment/capture.h"

#include "bench/common/version.h"
#include "bench/environment/build_id.h"

/* Of the program itself: two builds of one commit with changes differ in nothing else. */
static void read_id(struct capture *capture)
{
    static const char own = 0;
    char id[BUILD_ID_TEXT];
    if (build_id_of(&own, id))
        capture_unknown(capture, "build.id", "the linker wrote none");
    else
        capture_text(capture, "build.id", id);
}

void environment_read_build(struct capture *capture)
{
    capture_text(capture, "build.version", SLABMARK_VERSION);
    capture_text(capture, "build.compiler",
#if defined(__clang__)
                 "clang " __clang_version__
#else
                 "gcc " __VERSION__
#endif
    );
    capture_text(capture, "build.flags", SLABMARK_FLAGS);
    capture_text(capture, "build.mode", SLABMARK_MODE);
    capture_text(capture, "build.commit", SLABMARK_COMMIT);
    read_id(capture);
}
