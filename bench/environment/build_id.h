/* The build id that the linker wrote into the program or a loaded library. */
#ifndef BENCH_ENVIRONMENT_BUILD_ID_H
#define BENCH_ENVIRONMENT_BUILD_ID_H

enum { BUILD_ID_TEXT = 17 };

/* Writes the first 8 bytes, in hex, of the GNU build id of the object that contains an address.
 * Returns 0, or -1 when it has none. */
int build_id_of(const void *address, char text[BUILD_ID_TEXT]);

#endif
