#include <expat.h>
/* Names and values come as C strings: they are measured and compared by the C library. */
#include <string.h>
