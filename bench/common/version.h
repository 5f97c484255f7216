/* The version. The Makefile defines the facts of the build. */
#ifndef BENCH_COMMON_VERSION_H
#define BENCH_COMMON_VERSION_H

#define SLABMARK_VERSION "0.1.0"
#define SLABMARK_DATE    "2026-11-28" /* of this version, for the manual page */

#ifndef SLABMARK_FLAGS
#define SLABMARK_FLAGS "unknown"
#endif
#ifndef SLABMARK_MODE
#define SLABMARK_MODE "unknown"
#endif
#ifndef SLABMARK_COMMIT
#define SLABMARK_COMMIT "unknown"
#endif
#ifndef SLABMARK_SHARE
#define SLABMARK_SHARE "/usr/local/share/slabmark"
#endif

#endif
