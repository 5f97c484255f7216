/* JSON's memory, which runs out. */
#ifndef SUPPORT_SCARCE_H
#define SUPPORT_SCARCE_H

/* From now on so many allocations succeed, and then none. */
void scarce_begin(long allowed);
void scarce_end(void);

#endif
