/* The two calls of ICU that we need, under names of our own and without its headers: it names its
   functions by its version, through macros that Swift doesn't see, and Foundation brings headers
   of another ICU with the same types. */
#ifndef CICU_H
#define CICU_H
#include <stdint.h>

/* The text in normalisation form C: how many units it has, or -1. */
int32_t icu_composed(
    const uint16_t *text, int32_t length, uint16_t *composed, int32_t capacity);

/* Where words end, by the dictionary of Thai: how many borders there are, or -1. */
int32_t icu_word_ends(const uint16_t *text, int32_t length, int32_t *ends, int32_t capacity);
#endif
