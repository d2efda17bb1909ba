// Registers of 16 or 8 numbers: what products.cpp does with them, by either's instructions.
#pragma once

#include <cstdint>
#include <immintrin.h>

namespace {

#if LCW_LANES == 16
using ints = __m512i;
using floats = __m512;
inline ints all(int32_t v) { return _mm512_set1_epi32(v); }
inline ints flipped(ints v, ints with) { return _mm512_xor_si512(v, with); }
inline ints low_pairs(ints a, ints b) { return _mm512_unpacklo_epi32(a, b); }
inline ints high_pairs(ints a, ints b) { return _mm512_unpackhi_epi32(a, b); }
inline ints low_quads(ints a, ints b) { return _mm512_unpacklo_epi64(a, b); }
inline ints high_quads(ints a, ints b) { return _mm512_unpackhi_epi64(a, b); }
inline floats zero() { return _mm512_setzero_ps(); }
inline floats all(float v) { return _mm512_set1_ps(v); }
inline void store(float * to, floats v) { _mm512_storeu_ps(to, v); }
inline void store(void * to, ints v) { _mm512_storeu_si512(to, v); }
inline ints load(const void * from) { return _mm512_loadu_si512(from); }
inline floats from_half(const uint16_t * from) { return _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *) from)); }
inline floats from_low_halves(ints v) { return _mm512_cvtph_ps(_mm512_cvtepi32_epi16(v)); }
inline floats from_high_halves(ints v) { return _mm512_cvtph_ps(_mm512_cvtepi32_epi16(_mm512_srli_epi32(v, 16))); }
inline floats to_floats(ints v) { return _mm512_cvtepi32_ps(v); }
inline floats times(floats a, floats b) { return _mm512_mul_ps(a, b); }
inline floats add_product(floats sum, floats a, floats b) { return _mm512_fmadd_ps(a, b, sum); }
// 16 bytes at the same place of rows i, i+4, i+8 and i+12.
inline ints quarters(const char * const * rows, int i, int64_t at) {
    ints v = _mm512_castsi128_si512(_mm_loadu_si128((const __m128i *) (rows[i] + at)));
    v = _mm512_inserti32x4(v, _mm_loadu_si128((const __m128i *) (rows[i + 4] + at)), 1);
    v = _mm512_inserti32x4(v, _mm_loadu_si128((const __m128i *) (rows[i + 8] + at)), 2);
    return _mm512_inserti32x4(v, _mm_loadu_si128((const __m128i *) (rows[i + 12] + at)), 3);
}
#else
using ints = __m256i;
using floats = __m256;
inline ints all(int32_t v) { return _mm256_set1_epi32(v); }
inline ints flipped(ints v, ints with) { return _mm256_xor_si256(v, with); }
inline ints low_pairs(ints a, ints b) { return _mm256_unpacklo_epi32(a, b); }
inline ints high_pairs(ints a, ints b) { return _mm256_unpackhi_epi32(a, b); }
inline ints low_quads(ints a, ints b) { return _mm256_unpacklo_epi64(a, b); }
inline ints high_quads(ints a, ints b) { return _mm256_unpackhi_epi64(a, b); }
inline floats zero() { return _mm256_setzero_ps(); }
inline floats all(float v) { return _mm256_set1_ps(v); }
inline void store(float * to, floats v) { _mm256_storeu_ps(to, v); }
inline void store(void * to, ints v) { _mm256_storeu_si256((__m256i *) to, v); }
inline ints load(const void * from) { return _mm256_loadu_si256((const __m256i *) from); }
inline floats from_half(const uint16_t * from) { return _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *) from)); }
inline floats from_narrowed(ints v) {       // eight numbers below 65536
    return _mm256_cvtph_ps(_mm256_castsi256_si128(_mm256_permute4x64_epi64(_mm256_packus_epi32(v, v), 0x08)));
}
inline floats from_low_halves(ints v) { return from_narrowed(_mm256_and_si256(v, _mm256_set1_epi32(0xffff))); }
inline floats from_high_halves(ints v) { return from_narrowed(_mm256_srli_epi32(v, 16)); }
inline floats to_floats(ints v) { return _mm256_cvtepi32_ps(v); }
inline floats times(floats a, floats b) { return _mm256_mul_ps(a, b); }
inline floats add_product(floats sum, floats a, floats b) { return _mm256_fmadd_ps(a, b, sum); }
// 16 bytes at the same place of rows i and i+4.
inline ints quarters(const char * const * rows, int i, int64_t at) {
    return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128((const __m128i *) (rows[i] + at))),
                                   _mm_loadu_si128((const __m128i *) (rows[i + 4] + at)), 1);
}
#endif

} // namespace
