// whisper.cpp for streaming captions: the few primitives that its public API hides, as a C API without exceptions.
//
// Results: 0 or a count = done, below 0 (or NULL) = failed; lcw_last_error then says why (per thread). Text is UTF-8.
// Threading: a model may be shared by threads; a stream and a detector belong to one thread at a time.
// Sound is 16 kHz, mono, float, -1..1. A frame is 20 ms of it, a mel column 10 ms.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define LCW_API __declspec(dllexport)
#else
#define LCW_API __attribute__((visibility("default")))
#endif
#define LCW_ABI 4

typedef struct lcw_model    lcw_model;      // weights, vocabulary, and what silence gives in them
typedef struct lcw_stream   lcw_stream;     // mel, attention caches and compute buffers of one live stream
typedef struct lcw_detector lcw_detector;   // Silero voice detector with its own state

typedef struct lcw_info {
    int32_t size;                           // of this struct, checked on both sides
    int32_t vocabulary, audio_context, text_context, multilingual, languages;
    int32_t eot, sot, prev, no_speech, no_timestamps, first_timestamp, transcribe, translate, first_language;
} lcw_info;

// A graphics card: how its driver is reached ("CUDA0", "Vulkan", ...), its name, bytes of its memory (0: not told).
typedef struct lcw_gpu {
    int32_t size;                           // of this struct, checked on both sides
    int32_t integrated;                     // it shares the processor's memory
    int64_t free, total;
    char kind[32], name[128];
} lcw_gpu;

LCW_API int          lcw_abi(void);
LCW_API const char * lcw_version(void);                        // of whisper.cpp
LCW_API const char * lcw_last_error(void);
LCW_API const char * lcw_system(void);                         // instruction sets in use

// Makes the processor ready, once and before all else; the folder holds its modules, where there are any.
LCW_API int          lcw_start(const char * folder);
// Brings in a graphics driver by its module, which may end the process: try it in another one. Returns the GPUs then known.
LCW_API int          lcw_gpu_open(const char * module);
LCW_API int          lcw_gpu_count(void);
LCW_API int          lcw_gpu_info(int gpu, lcw_gpu * out);
LCW_API int          lcw_card_fails(void);                     // for tests: what a driver's error comes to; always fails

LCW_API lcw_model *  lcw_model_load(const char * path, int gpu);       // gpu below 0: none
LCW_API void         lcw_model_free(lcw_model *);
LCW_API int          lcw_model_info(const lcw_model *, lcw_info * out);
LCW_API int          lcw_token_bytes(const lcw_model *, int token, uint8_t * out, int capacity);   // maybe part of a character
LCW_API const char * lcw_language(int index);                  // "en", ...; its token is first_language + index

// thin: one place among the encoder's silent keys stands for this many frames of silence, its weight raised by as much.
LCW_API lcw_stream * lcw_stream_new(lcw_model *, int threads, int thin);
LCW_API void         lcw_stream_free(lcw_stream *);

// The window's sound, of which the first `same` samples are as in the last call (0: a new window).
// Returns the mel columns computed.
LCW_API int          lcw_stream_window(lcw_stream *, const float * samples, int count, int same);

// Runs the encoder over frames from..n of the window; earlier frames keep what they gave last. Everything beyond n is silence,
// for the encoder (thinned) and for the decoder, which always sees audio_context frames. n should be a multiple of 16.
LCW_API int          lcw_stream_encode(lcw_stream *, int from, int n);

// Runs the decoder over count tokens that follow the first `past` ones. logits: rows x vocabulary, for the last `rows` tokens.
// attention: the alignment heads' average over the first `frames` frames, count rows that lie `stride` floats apart.
LCW_API int          lcw_stream_decode(lcw_stream *, const int32_t * tokens, int count, int past, int rows,
                                       float * logits, float * attention, int frames, int stride);

LCW_API lcw_detector * lcw_detector_load(const char * path);
LCW_API void           lcw_detector_free(lcw_detector *);
LCW_API int            lcw_detector_reset(lcw_detector *);
// count is a multiple of 512; one probability of speech per 512 samples. The state is kept between calls.
LCW_API int            lcw_detector_push(lcw_detector *, const float * samples, int count, float * probabilities);

#ifdef __cplusplus
}
#endif
