// A track's figures on the operator's page: level, delay, speed, viewers.
import { find, setText } from "../page/elements.js";
import { stateOf } from "../service/track-status.js";
import { number, t } from "../strings/strings.js";
import { levelOf, longestGoodDelay, meterOf } from "./air-state.js";
import { curveOf, wordsOf } from "./delay-curve.js";
/** @import { TrackReport } from "../service/types.js" */
/** @import { DelayPoint, DeskView } from "./types.js" */

/** @param {DeskView} now @param {TrackReport} report */
export function showFigures(now, report) {
  find("level", HTMLMeterElement).value = meterOf(report.level);
  setText(find("level-now"), levelOf(report.level));
  const delay = now.delays.length > 0 ? now.delays[now.delays.length - 1].delay : null;
  const late = delay !== null && delay > longestGoodDelay(report) + now.hold;
  setText(find("delay"), delay === null ? "–" : t("service.seconds", { value: number(delay, 1) }), late ? "bad" : "");
  setText(find("speed"), now.tooFast ? t("operator.speed.fast", { speed: now.speed }) : number(now.speed), now.tooFast ? "wait" : "");
  setText(find("viewers"), number(report.viewers));
  const advice = now.tooFast ? ` ${t("operator.speed.advice")}` : "";
  setText(find("health"), t("operator.health", { state: stateOf(report), source: report.source }) + advice);
  draw(now.delays);
}

/** @param {DelayPoint[]} delays */
function draw(delays) {
  const { curve, area, grid } = curveOf(delays);
  find("curve", SVGPathElement).setAttribute("d", curve);
  find("area", SVGPathElement).setAttribute("d", area);
  find("grid", SVGPathElement).setAttribute("d", grid);
  setText(find("plot-told"), wordsOf(delays));
}
