/* The calls of the C library that Swift's Glibc module leaves out (they ask for _GNU_SOURCE). */
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
int syncfs(int file);

/* From malloc.h, which the module leaves out too. */
int mallopt(int parameter, int value);
