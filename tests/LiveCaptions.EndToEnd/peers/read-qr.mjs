// Reads the QR code in a picture as a phone's camera would, and prints what it says; prints nothing where there is none.
// Argument: FILE, a PNG.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url), jsQR = require("jsqr"), { PNG } = require("pngjs");
const { data, width, height } = PNG.sync.read(readFileSync(process.argv[2]));
const code = jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: "dontInvert" });
if (code) console.log(code.data);
