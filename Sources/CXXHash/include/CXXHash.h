/* XXH3 under a name that Swift can import: XXH_INLINE_ALL renames functions by macro. */
#ifndef CXXHASH_H
#define CXXHASH_H
#define XXH_INLINE_ALL
#include <xxhash.h>
#include <stddef.h>
#include <stdint.h>

static inline uint64_t yekta_xxh3_64(const void *bytes, size_t count, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes, count, seed);
}

/* Asks for the cache line at an address ahead of its use; changes nothing. */
static inline void yekta_prefetch(const void *address) {
    __builtin_prefetch(address);
}
#endif
