/* Standard normals by Box and Muller from Philox bits, defined to the last bit.
 *
 * Normal number i of a stream: block b = 8 (i / 16) + i % 8 of the stream gives 128 bits, the first
 * 64 for a radius and the last 64 for an angle. The cosine of the pair is number 16 (i / 16) + i %
 * 8, the sine comes eight numbers later. With x in [1, 2) from the upper 52 bits of each word:
 *
 *     u = 2 - x in (0, 1],   radius = sqrt(-2 log u)        at most sqrt(104 log 2) = 8.49
 *     v = x - 1 in [0, 1),   angle  = 2 pi v
 *
 * libm's log, sin and cos differ in the last bit between CPUs. These functions use only +, -, *, /,
 * sqrt and fma, all exactly rounded, so that every compiler and CPU gives the same bits.
 *
 * log u:  u = 2^k m, m in [sqrt(1/2), sqrt 2);  s = (m - 1) / (m + 1);
 *         log m = 2 s + s^3 P(s^2), the atanh series cut after s^19
 * angle:  4 v = j + f with j the nearest integer, f in [-1/2, 1/2]; sine and cosine of f pi / 2 by
 *         Taylor polynomials in f, then j quarter turns.
 * Errors stay below 4 units in the last place of the result (tests/test_normal.c). */
#ifndef KERNELS_NORMAL_H
#define KERNELS_NORMAL_H

#include <stdint.h>

#define NORMAL_ONE      UINT64_C(0x3ff0000000000000) /* bits of 1.0                        */
#define NORMAL_ROOTHALF UINT64_C(0x3fe6a09e667f3bcd) /* bits of sqrt(1/2)                  */
#define NORMAL_2P52     UINT64_C(0x4330000000000000) /* bits of 2^52, to read an integer   */
#define NORMAL_ROUND    0x1.8p52                     /* adding it rounds to an integer     */

#define NORMAL_LN2_HIGH 0x1.62e42fefa38p-1   /* log 2 to 42 bits: k LN2_HIGH is exact     */
#define NORMAL_LN2_LOW  0x1.ef35793c7673p-45 /* the rest                                  */

/* 2 / (2 i + 1), i = 9 .. 1: coefficients of P, highest power first */
#define NORMAL_LOG_SERIES                                                                          \
    {                                                                                              \
        2. / 19, 2. / 17, 2. / 15, 2. / 13, 2. / 11, 2. / 9, 2. / 7, 2. / 5, 2. / 3                \
    }

/* sin(f pi/2) = f S(f^2): (-1)^i (pi/2)^(2i+1) / (2i+1)!, i = 7 .. 0 */
#define NORMAL_SIN_SERIES                                                                          \
    {                                                                                              \
        -0x1.6fadb9f155744p-31, 0x1.e8f434d018d63p-25, -0x1.e3074fde8871fp-19,                     \
            0x1.50783487ee782p-13, -0x1.32d2cce62bd86p-8, 0x1.466bc6775aae2p-4,                    \
            -0x1.4abbce625be53p-1, 0x1.921fb54442d18p+0                                            \
    }

/* cos(f pi/2) = C(f^2): (-1)^i (pi/2)^(2i) / (2i)!, i = 8 .. 0 */
#define NORMAL_COS_SERIES                                                                          \
    {                                                                                              \
        0x1.20c62c2f2d7f5p-34, -0x1.b6e24f44b128fp-28, 0x1.f9d38a3763cc3p-22,                      \
            -0x1.a6d1f2a204a8cp-16, 0x1.e1f506891babbp-11, -0x1.55d3c7e3cbffap-6,                  \
            0x1.03c1f081b5ac4p-2, -0x1.3bd3cc9be45dep+0, 0x1p+0                                    \
    }

#endif
