/* The build of the program, as the Makefile and the compiler recorded it. */
#include "bench/environment/capture.h"

#include "bench/common/version.h"

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
}
