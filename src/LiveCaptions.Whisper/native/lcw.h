// whisper.cpp for streaming captions: the few primitives that its public API hides, as a C API without exceptions.
//
// Results: 0 or a count on success, below 0 (or NULL) on failure; lcw_last_error then gives the cause (per thread). Text is UTF-8.
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
#define LCW_ABI 8

typedef struct lcw_model    lcw_model;      // weights, vocabulary, and the encoding of silence
typedef struct lcw_stream   lcw_stream;     // mel, attention caches and compute buffers of one live stream
typedef struct lcw_detector lcw_detector;   // Silero voice detector with its own state
typedef struct lcw_moonshine lcw_moonshine; // weights of Moonshine, the other network: English only, samples in place of mel
typedef struct lcw_moonshine_stream lcw_moonshine_stream;   // attention caches and compute buffers of one stream

typedef struct lcw_info {
    int32_t size;                           // of this struct, checked on both sides
    int32_t vocabulary, audio_context, text_context, multilingual, languages;
    int32_t eot, sot, prev, no_speech, no_timestamps, first_timestamp, transcribe, translate, first_language;
} lcw_info;

// A graphics card: the interface used ("CUDA0", "Vulkan", ...), its name, bytes of its memory (0: the driver does not report it).
typedef struct lcw_gpu {
    int32_t size;                           // of this struct, checked on both sides
    int32_t integrated;                     // 1: it shares the processor's memory
    int64_t free, total;
    char kind[32], name[128];
} lcw_gpu;

typedef struct lcw_moonshine_sizes {
    int32_t size;                           // of this struct, checked on both sides
    int32_t vocabulary, width, frame_samples, frames, text_context;    // frames: that a window can have
    int32_t eot, sot;
} lcw_moonshine_sizes;

LCW_API int          lcw_abi(void);
LCW_API const char * lcw_version(void);                        // of whisper.cpp
LCW_API const char * lcw_last_error(void);
LCW_API const char * lcw_system(void);                         // instruction sets in use

// Sets the processor up; called once, before everything else. The folder holds its modules, if there are any; module: the one to load
// (NULL: the best that the processor announces).
LCW_API int          lcw_start(const char * folder, const char * module);
// Computes small products and compares them with plain arithmetic. May end the process: try it in another one first.
LCW_API int          lcw_check(int threads);
// Loads the module for a graphics driver, which may end the process: try it in another one first. Returns the number of GPUs known.
LCW_API int          lcw_gpu_open(const char * module);
LCW_API int          lcw_gpu_count(void);
LCW_API int          lcw_gpu_info(int gpu, lcw_gpu * out);
LCW_API int          lcw_card_fails(void);                     // for tests: fails as a driver's error does

LCW_API lcw_model *  lcw_model_load(const char * path, int gpu);       // gpu below 0: the processor computes
LCW_API void         lcw_model_free(lcw_model *);
LCW_API int          lcw_model_info(const lcw_model *, lcw_info * out);
LCW_API int          lcw_token_bytes(const lcw_model *, int token, uint8_t * out, int capacity);   // may be part of a character
LCW_API const char * lcw_language(int index);                  // "en", ...; its token is first_language + index

// thin: frames of silence that each silent key of the encoder and the decoder stands for; its attention weight is raised by that factor.
// texts: how many the decoder can read side by side, at most 8; they share the sound.
LCW_API lcw_stream * lcw_stream_new(lcw_model *, int threads, int thin, int texts);
LCW_API void         lcw_stream_free(lcw_stream *);
// Threads of what follows; how many there are changes no result.
LCW_API int          lcw_stream_threads(lcw_stream *, int threads);

// Sets the window's sound, whose first `same` samples are unchanged since the last call (0: a new window). hop: samples from one mel
// column to the next, at most 160; fewer stretch the sound in time for the model, at the same pitch, and a frame is then 2 * hop samples.
// Returns the number of mel columns computed.
LCW_API int          lcw_stream_window(lcw_stream *, const float * samples, int count, int same, int hop);

// Runs the encoder over frames from..n of the window; earlier frames keep their values. Everything beyond n is silence, thinned.
// n should be a multiple of 16.
LCW_API int          lcw_stream_encode(lcw_stream *, int from, int n);

// Runs the decoder over count tokens that follow the first `past` ones. logits: rows x vocabulary, for the last `rows` tokens.
// attention: average of the alignment heads over the first `frames` frames, count rows `stride` floats apart.
LCW_API int          lcw_stream_decode(lcw_stream *, const int32_t * tokens, int count, int past, int rows,
                                       float * logits, float * attention, int frames, int stride);

// Goes on with count texts: text i continues what text sources[i] has read so far. After lcw_stream_decode there is one text.
LCW_API int          lcw_stream_branch(lcw_stream *, const int32_t * sources, int count);
// Reads one token more in each of the texts, all at the same position. logits: count x vocabulary.
LCW_API int          lcw_stream_extend(lcw_stream *, const int32_t * tokens, int count, int position, float * logits);

// Moonshine base, from a GGUF file; the processor computes. Its vocabulary is in the file and left to the caller.
LCW_API lcw_moonshine * lcw_moonshine_load(const char * path);
LCW_API void         lcw_moonshine_free(lcw_moonshine *);
LCW_API int          lcw_moonshine_info(lcw_moonshine_sizes * out);
LCW_API lcw_moonshine_stream * lcw_moonshine_stream_new(lcw_moonshine *, int threads);
LCW_API void         lcw_moonshine_stream_free(lcw_moonshine_stream *);
LCW_API int          lcw_moonshine_threads(lcw_moonshine_stream *, int threads);
// Encodes a window of at least 895 samples and at most 30 s. Frames before `from` keep what they gave in the call before; 0: it is a new
// window. Returns its number of frames, of 384 samples each.
LCW_API int          lcw_moonshine_encode(lcw_moonshine_stream *, const float * samples, int count, int from);
// The encoder's output for the first frames: frames x width.
LCW_API int          lcw_moonshine_frames(const lcw_moonshine_stream *, float * out, int frames);
// As lcw_stream_decode. A row read in a batch has the scores of one that is read alone.
LCW_API int          lcw_moonshine_decode(lcw_moonshine_stream *, const int32_t * tokens, int count, int past, int rows,
                                          float * logits, float * attention, int frames, int stride);

LCW_API lcw_detector * lcw_detector_load(const char * path);
LCW_API void           lcw_detector_free(lcw_detector *);
LCW_API int            lcw_detector_reset(lcw_detector *);
// Gives a probability of speech for each 512 samples; count is a multiple of 512. The state is kept between calls.
LCW_API int            lcw_detector_push(lcw_detector *, const float * samples, int count, float * probabilities);

#ifdef __cplusplus
}
#endif
