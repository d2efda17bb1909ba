// Sound capture over miniaudio, as a C API that is pulled: the sound system's thread writes into a lock-free ring, the caller
// reads it with a time-out. Nothing here ever calls back into the caller.
//
// Results: 0 or a count = done, below 0 = failed; lcc_error says it in words. Text is UTF-8, times are nanoseconds of a monotonic clock.
// Sound is interleaved float at the device's own rate and with all of its channels; choosing and converting is the caller's.
// Threading: one reader a stream at a time; lcc_capture_cancel and lcc_capture_state may be called beside it. Listing and opening may
// run in parallel: each makes a connection of its own, since PulseAudio's is not thread-safe and never reconnects.
#pragma once
#include <stdint.h>

#if defined(_WIN32)
#define LCC_API __declspec(dllexport)
#else
#define LCC_API __attribute__((visibility("default")))
#endif
#define LCC_ABI 2

enum { LCC_ANY_SYSTEM = 0, LCC_WASAPI = 1, LCC_CORE_AUDIO = 2, LCC_PULSE_AUDIO = 3, LCC_ALSA = 4 };
enum { LCC_MICROPHONE = 1, LCC_LOOPBACK = 2 };      // loopback: what the computer plays; PulseAudio calls it a monitor
enum {
    LCC_CANCELLED = -1001,
    LCC_STOPPED = -1002,                            // the device ended the stream
    LCC_LOST = -1003,                               // the sound server is gone, or has ended the stream
    LCC_NO_DEVICE = -1004,
    LCC_MEMORY = -1005,
};

typedef struct lcc_device {
    char    id[512];                                // the system's own, the same after a restart
    char    name[256];                              // for people; not unique
    int32_t kind;
    int32_t is_default;                             // of its kind
} lcc_device;

typedef struct lcc_options {
    int32_t      system, kind;
    const char * id;                                // of a listing; NULL: the default of its kind
    int32_t      follow;                            // without id: go where the system moves the default; 0: stay with the device
    int32_t      period_ms, periods, ring_ms;
} lcc_options;

typedef struct lcc_state {
    int64_t captured;                               // frames that the system handed over, those included that found the ring full
    int64_t dropped;                                // frames that found the ring full
    int64_t first_at, last_at, longest_gap;         // when frames were handed over; the pair (captured, last_at) is consistent
    int32_t rate, channels, period_frames, suspended, moves, reserved;
} lcc_state;

typedef struct lcc_capture lcc_capture;

LCC_API int          lcc_abi(void);
LCC_API int          lcc_size(int what);            // of lcc_device (0), lcc_options (1), lcc_state (2): compared at load
LCC_API const char * lcc_version(void);             // of miniaudio
LCC_API const char * lcc_error(int code);
LCC_API int64_t      lcc_now(void);

// Fills up to `capacity` devices and returns how many there are. message: 256 bytes, what the sound system said if this failed.
LCC_API int lcc_devices(int system, lcc_device * devices, int capacity, int * used_system, char * message);

LCC_API int lcc_capture_open(const lcc_options * options, lcc_capture ** stream, lcc_device * opened, int * used_system, char * message);

// Waits until `least` frames are there, then copies up to `capacity`. lost: frames dropped just before the first one copied.
// Above 0: frames. 0: nothing came in time. Below 0: the stream is over; what was in the ring has been read before.
LCC_API int  lcc_capture_read(lcc_capture *, float * to, int capacity, int least, int timeout_ms, int64_t * lost);
LCC_API void lcc_capture_state(lcc_capture *, lcc_state * out);
LCC_API void lcc_capture_cancel(lcc_capture *);       // a reader returns at once, now and later
LCC_API void lcc_capture_close(lcc_capture *);        // no reader may be left; waits while the sound server is frozen
