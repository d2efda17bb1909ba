// Included before each of ggml's files for the processor. Some compilers' own headers describe AMX's tile instructions to the optimiser as
// reading less memory than they do (GCC: 8 of the 64 bytes of a tile configuration, and nothing of the tiles), so it may drop or move the
// stores of the rest; the first tile instruction then ends the process. These state all that is read.
#pragma once
#if defined(__AMX_TILE__) && defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

// ggml asks for permission to use tiles once per process, and some kernels grant it to a thread; each thread comes by here once.
static inline __attribute__((always_inline)) void lcw_load_tile_config(const void * config) {
#if defined(__linux__)
    enum { request_permission = 0x1023, tile_data = 18 };
    (void) syscall(SYS_arch_prctl, request_permission, tile_data);
#endif
    __asm__ volatile("ldtilecfg %0" :: "m"(*(const char (*)[64]) config));
}

#undef _tile_loadconfig
#define _tile_loadconfig(config) lcw_load_tile_config(config)

#if defined(_tile_loadd_internal)
#undef _tile_loadd_internal
#define _tile_loadd_internal(tile, base, stride) \
    __asm__ volatile("tileloadd (%0,%1,1), %%tmm" #tile :: "r"((const void *) (base)), "r"((long long) (stride)) : "memory")
#endif

// Strides are 64 bits wide, which GCC's own header forgets on Windows, where a long has 32.
#if defined(_tile_stored_internal)
#undef _tile_stored_internal
#define _tile_stored_internal(tile, base, stride) \
    __asm__ volatile("tilestored %%tmm" #tile ", (%0,%1,1)" :: "r"((void *) (base)), "r"((long long) (stride)) : "memory")
#endif

#endif
