// A lock-free ring of interleaved frames for one writer and one reader. When it is full, new frames are dropped until the reader has
// emptied it and has been told of the gap, so that the gap's position is exact.
typedef struct ring {
    float *          frames;
    ma_uint64        capacity;
    ma_uint32        channels;
    ma_atomic_uint64 written, read;
    ma_atomic_uint64 gap;                           // frames dropped at position `written` and not yet reported to the reader
} ring;

static int ring_init(ring * r, ma_uint64 capacity, ma_uint32 channels)
{
    r->capacity = capacity;
    r->channels = channels;
    r->frames = (float *)calloc((size_t)(capacity * channels), sizeof(float));
    return r->frames != NULL;
}

static void ring_free(ring * r) { free(r->frames); }

static ma_uint64 ring_unread(ring * r) { return ma_atomic_uint64_get(&r->written) - ma_atomic_uint64_get(&r->read); }

// Copies between the ring at `position` and a flat buffer; the ring may wrap.
static void ring_copy(ring * r, ma_uint64 position, float * flat, ma_uint64 frames, int into_ring)
{
    while (frames > 0) {
        ma_uint64 at = position % r->capacity, n = r->capacity - at < frames ? r->capacity - at : frames;
        float * place = r->frames + at * r->channels;
        size_t bytes = (size_t)(n * r->channels) * sizeof(float);
        if (into_ring) { memcpy(place, flat, bytes); } else { memcpy(flat, place, bytes); }
        position += n;
        flat += n * r->channels;
        frames -= n;
    }
}

// Returns the number of frames dropped: all or none.
static ma_uint64 ring_write(ring * r, const float * sound, ma_uint64 frames)
{
    if (ma_atomic_uint64_get(&r->gap) > 0 || r->capacity - ring_unread(r) < frames) {
        ma_atomic_uint64_fetch_add(&r->gap, frames);
        return frames;
    }
    ring_copy(r, ma_atomic_uint64_get(&r->written), (float *)sound, frames, 1);
    ma_atomic_uint64_fetch_add(&r->written, frames);
    return 0;
}

static ma_uint64 ring_read(ring * r, float * to, ma_uint64 capacity)
{
    ma_uint64 ready = ring_unread(r), n = ready < capacity ? ready : capacity;
    ring_copy(r, ma_atomic_uint64_get(&r->read), to, n, 0);
    ma_atomic_uint64_fetch_add(&r->read, n);
    return n;
}

static int ring_has_gap(ring * r) { return ma_atomic_uint64_get(&r->gap) > 0; }

// Returns the number of frames dropped at the reader's position. The writer does not move while there is a gap, so a ring seen empty
// after it means that the reader has reached it.
static ma_uint64 ring_take_gap(ring * r) { return ring_has_gap(r) && ring_unread(r) == 0 ? ma_atomic_uint64_exchange(&r->gap, 0) : 0; }
