#include "CICU.h"

#include <unicode/ubrk.h>
#include <unicode/unorm2.h>

int32_t icu_composed(
    const uint16_t *text, int32_t length, uint16_t *composed, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return -1;
  int32_t count = unorm2_normalize(
      form, (const UChar *)text, length, (UChar *)composed, capacity, &status);
  return U_FAILURE(status) ? -1 : count;
}

int32_t icu_word_ends(const uint16_t *text, int32_t length, int32_t *ends, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "th", (const UChar *)text, length, &status);
  if (U_FAILURE(status)) return -1;
  int32_t count = 0;
  int32_t end = ubrk_first(words);
  while (count < capacity && (end = ubrk_next(words)) != UBRK_DONE) ends[count++] = end;
  ubrk_close(words);
  return count;
}
