#include "bench/counters/embedded.h"

/* The assembler reads the file: the Makefile knows that this object depends on both. */
#define EMBED(name, file)                                                                          \
    __asm__(".section .rodata\n"                                                                   \
            ".global " #name "\n"                                                                  \
            ".type " #name ", %object\n" #name ":\n"                                               \
            ".incbin \"" file "\"\n"                                                               \
            ".byte 0\n"                                                                            \
            ".size " #name ", . - " #name "\n"                                                     \
            ".text\n")

EMBED(embedded_quantities, "bench/counters/quantities.txt");
EMBED(embedded_events, "bench/counters/events.txt");
