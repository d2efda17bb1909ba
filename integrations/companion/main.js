// The entry point that Companion starts.
import { runEntrypoint } from "@companion-module/base";
import { LiveCaptions } from "./src/instance.js";

runEntrypoint(LiveCaptions, []);
