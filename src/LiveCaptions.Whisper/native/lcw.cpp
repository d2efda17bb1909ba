// One translation unit: whisper.cpp's encoder, decoder, caches and voice detector are `static` in its own file,
// so that file is compiled in here and the parts below reach into it.
#include "whisper.cpp"

#include "lcw.h"

#include <mutex>

#include "guard.inl"
#include "hardware.inl"
#include "model.inl"
#include "mel.inl"
#include "encoder.inl"
#include "decoder.inl"
#include "detector.inl"
