// Compiles miniaudio in, with only the parts that capture; see lcc.h.
#if !defined(_WIN32) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#define MA_API static
#define MA_ENABLE_ONLY_SPECIFIC_BACKENDS
#define MA_ENABLE_WASAPI
#define MA_ENABLE_COREAUDIO
#define MA_ENABLE_PULSEAUDIO
#define MA_ENABLE_ALSA
#define MA_NO_DECODING
#define MA_NO_ENCODING
#define MA_NO_GENERATION
#define MA_NO_RESOURCE_MANAGER
#define MA_NO_NODE_GRAPH
#define MA_NO_ENGINE
#define MINIAUDIO_IMPLEMENTATION
#include "miniaudio.h"
#include "lcc.h"

#include "clock.inl"
#include "ring.inl"
#include "system.inl"
#include "capture.inl"

int lcc_abi(void) { return LCC_ABI; }
const char * lcc_version(void) { return ma_version_string(); }

int lcc_size(int what)
{
    switch (what) {
        case 0: return (int)sizeof(lcc_device);
        case 1: return (int)sizeof(lcc_options);
        case 2: return (int)sizeof(lcc_state);
        default: return 0;
    }
}

const char * lcc_error(int code)
{
    switch (code) {
        case LCC_CANCELLED: return "the reader was cancelled";
        case LCC_STOPPED:   return "the device stopped";
        case LCC_LOST:      return "the connection to the sound server was lost";
        case LCC_NO_DEVICE: return "there is no such device";
        case LCC_MEMORY:    return "there is not enough memory";
        default:            return ma_result_description((ma_result)code);
    }
}
