"""Times the engine of a published program on one piece of hardware; tests/try-card.sh runs it, once for each, since a driver may end it.

    speed.py FOLDER                                lists the cards: number, interface and name, with tabs between them
    speed.py FOLDER CARD THREADS MODEL SOUND       times a model on this card (-1: on the processor) with a WAV of 16 kHz, mono

The second prints, with tabs between them: seconds to load the model and compute its silence; milliseconds of the encoder over a window of
10 s, of a token in the decoder, and of a step (the window's sound, the encoder, the prompt at once and 24 tokens one by one), each the
median of several; and the text of these tokens, which must be the processor's.
"""

import array
import ctypes
import glob
import os
import statistics
import sys
import time
import wave

RATE, WINDOW = 16000, 10  # Hz, s
FRAMES = 512  # of 20 ms: the window, padded to 16
TOKENS, ROUNDS = 24, 7
FRAMES_PER_SILENT_KEY = 8  # as the program has it
PATIENCE = 15  # s: slow hardware is timed fewer times


class Card(ctypes.Structure):
    _fields_ = [
        ("size", ctypes.c_int32),
        ("integrated", ctypes.c_int32),
        ("free", ctypes.c_int64),
        ("total", ctypes.c_int64),
        ("kind", ctypes.c_char * 32),
        ("name", ctypes.c_char * 128),
    ]


class Sizes(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_int32)
        for name in (
            *("size", "vocabulary", "sound_frames", "text_positions", "multilingual", "languages", "end", "start"),
            *("previous", "no_speech", "no_timestamps", "first_timestamp", "transcribe", "translate", "first_language"),
        )
    ]


def load_engine(folder):
    engine = ctypes.CDLL(os.path.join(folder, "liblcw.so"))
    engine.lcw_last_error.restype = ctypes.c_char_p
    engine.lcw_model_load.restype = engine.lcw_stream_new.restype = ctypes.c_void_p
    engine.lcw_model_load.argtypes = [ctypes.c_char_p, ctypes.c_int]
    engine.lcw_model_info.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    engine.lcw_stream_new.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
    engine.lcw_stream_window.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
    engine.lcw_stream_encode.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
    numbers, pointers = [ctypes.c_int] * 5, [ctypes.c_void_p] * 4
    engine.lcw_stream_decode.argtypes = [*pointers[:2], *numbers[:3], *pointers[2:], *numbers[3:]]
    engine.lcw_token_bytes.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
    check(engine, engine.lcw_start(folder.encode() + b"/", None))
    return engine


def check(engine, result):
    if result is None or result < 0:
        raise SystemExit(f"the engine failed: {engine.lcw_last_error().decode()}")
    return result


def open_cards(engine, folder):
    for module in sorted(glob.glob(os.path.join(folder, "gpu", "libggml-*.so"))):
        if engine.lcw_gpu_open(module.encode()) < 0:
            print(f"{os.path.basename(module)}: {engine.lcw_last_error().decode()}", file=sys.stderr)
    for number in range(engine.lcw_gpu_count()):
        card = Card(size=ctypes.sizeof(Card))
        check(engine, engine.lcw_gpu_info(number, ctypes.byref(card)))
        yield number, card.kind.decode(), card.name.decode()


def milliseconds(action):
    begun = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - begun)


def read_sound(path):
    with wave.open(path) as file:
        samples = array.array("h", file.readframes(RATE * WINDOW))
    return (ctypes.c_float * len(samples))(*(sample / 32768 for sample in samples))


class Stream:
    def __init__(self, engine, model, threads, sound):
        self.engine, self.model, self.sound = engine, model, sound
        self.sizes = Sizes(size=ctypes.sizeof(Sizes))
        check(engine, engine.lcw_model_info(model, ctypes.byref(self.sizes)))
        self.handle = check(engine, engine.lcw_stream_new(model, threads, FRAMES_PER_SILENT_KEY))
        self.logits = (ctypes.c_float * self.sizes.vocabulary)()
        self.attention = (ctypes.c_float * (self.sizes.text_positions * self.sizes.sound_frames))()

    def hear(self):
        check(self.engine, self.engine.lcw_stream_window(self.handle, self.sound, len(self.sound), 0))

    def encode(self):
        check(self.engine, self.engine.lcw_stream_encode(self.handle, 0, FRAMES))

    def decode(self, tokens, past):
        given = (ctypes.c_int32 * len(tokens))(*tokens)
        wanted = (self.logits, self.attention, FRAMES, self.sizes.sound_frames)
        check(self.engine, self.engine.lcw_stream_decode(self.handle, given, len(tokens), past, 1, *wanted))

    def likeliest(self):
        """The likeliest token of text."""
        scores = self.logits[: self.sizes.end]
        return scores.index(max(scores))

    def prompt(self):
        sizes = self.sizes
        language = [sizes.first_language, sizes.transcribe] if sizes.multilingual else []
        return [sizes.start, *language, sizes.no_timestamps]

    def round(self):
        """Milliseconds of the encoder, of a token and of all; the tokens."""
        prompt, tokens, times = self.prompt(), [], []
        heard = milliseconds(self.hear)
        encoded = milliseconds(self.encode)
        all_at_once = milliseconds(lambda: self.decode(prompt, 0))
        while len(tokens) < TOKENS:
            tokens.append(self.likeliest())
            times.append(milliseconds(lambda: self.decode(tokens[-1:], len(prompt) + len(tokens) - 1)))
        return (encoded, statistics.median(times), heard + encoded + all_at_once + sum(times)), tokens

    def text(self, tokens):
        piece, pieces = ctypes.create_string_buffer(512), b""
        for token in tokens:
            length = check(self.engine, self.engine.lcw_token_bytes(self.model, token, piece, len(piece)))
            pieces += piece.raw[:length]
        return " ".join(pieces.decode(errors="replace").split())


def measure(engine, card, threads, path, sound):
    begun = time.perf_counter()
    model = check(engine, engine.lcw_model_load(path.encode(), card))
    stream = Stream(engine, model, threads, sound)
    loaded = time.perf_counter() - begun
    _, tokens = stream.round()  # drivers compile their programs in the first one
    begun, rounds = time.perf_counter(), []
    while len(rounds) < ROUNDS and (not rounds or time.perf_counter() - begun < PATIENCE):
        rounds.append(stream.round()[0])
    encode, token, step = (statistics.median(column) for column in zip(*rounds))
    print(f"{loaded:.2f}\t{encode:.1f}\t{token:.2f}\t{step:.1f}\t{stream.text(tokens)}")


def main():
    folder = os.path.abspath(sys.argv[1])
    engine = load_engine(folder)
    if len(sys.argv) == 2:
        for card in open_cards(engine, folder):
            print(*card, sep="\t")
    else:
        card, threads, path, sound = int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], read_sound(sys.argv[5])
        if card >= 0 and card not in [number for number, _, _ in open_cards(engine, folder)]:
            raise SystemExit(f"there is no card {card}")
        measure(engine, card, threads, path, sound)
    sys.stdout.flush()
    os._exit(0)  # a broken driver may fail once more when it is unloaded


main()
