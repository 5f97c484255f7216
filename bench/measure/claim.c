#include "bench/measure/claim.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int claim_processor(int processor)
{
    struct sockaddr_un address = {.sun_family =
                                      AF_UNIX}; /* an abstract name begins with a zero byte */
    int length = snprintf(address.sun_path + 1, sizeof address.sun_path - 1,
                          "slabmark/processor/%d", processor);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return CLAIM_UNKNOWN;
    if (!bind(descriptor, (const struct sockaddr *)&address, size))
        return descriptor;
    int taken = errno == EADDRINUSE;
    close(descriptor);
    return taken ? CLAIM_TAKEN : CLAIM_UNKNOWN;
}
