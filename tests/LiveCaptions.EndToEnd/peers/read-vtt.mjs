// Reads a WebVTT file with the W3C's parser and prints its cues and whatever it complains of as JSON.
// Argument: FILE.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { WebVTTParser } = createRequire(import.meta.url)("webvtt-parser");
const { cues, errors } = new WebVTTParser().parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify({ errors: errors.map(({ line, message }) => `${line}: ${message}`), cues: cues.map(({ startTime, endTime, text }) => ({ start: startTime, end: endTime, text })) }));
