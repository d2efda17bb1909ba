// The globals of the browser's sound thread that speak-worklet.js uses.

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

declare function registerProcessor(name: string, kind: typeof AudioWorkletProcessor): void;
