/* Compiles a text file into the program, so that it needs no file at run time. The assembler reads
 * the file: the Makefile names the object and the files that it depends on. */
#ifndef BENCH_COMMON_EMBED_H
#define BENCH_COMMON_EMBED_H

/* Defines `name`, a zero-terminated text; declare it as extern const char name[]. */
#define EMBED(name, file)                                                                          \
    __asm__(".section .rodata\n"                                                                   \
            ".global " #name "\n"                                                                  \
            ".type " #name ", %object\n" #name ":\n"                                               \
            ".incbin \"" file "\"\n"                                                               \
            ".byte 0\n"                                                                            \
            ".size " #name ", . - " #name "\n"                                                     \
            ".text\n")

#endif
