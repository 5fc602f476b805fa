/* The one call of the C library that Swift's Glibc module leaves out (it asks for _GNU_SOURCE). */
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
