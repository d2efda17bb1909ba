// What is on air and how loud it is, in words; pure.

/** What is on air, in a few words, and how good that is. */
export function airOf(view, state) {
  if (view.paused) return ["Paused: nothing goes out", "bad"];
  if (!view.overlay && !view.readers) return ["Both outputs are off", "bad"];
  if (state === "failed" || state === "lost") return ["No captions at the moment", "bad"];
  const where = view.overlay && view.readers ? "On air" : view.overlay ? "On air, readers’ page off" : "On air, picture off";
  return [view.hold > 0 ? `${where}, ${view.hold} s later` : where, view.overlay && view.readers ? "good" : "wait"];
}

/** How loud it is, in words. */
export function levelOf(level) {
  if (level === null || level === undefined) return "not known";
  if (level < -55) return "silent";
  return `${Math.round(level)} dB${level < -45 ? ", low" : level > -6 ? ", too loud" : ""}`;
}
