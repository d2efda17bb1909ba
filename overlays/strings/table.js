// Every text of every page, in every language; each page has a part of its own.
import archive from "./archive.js";
import builder from "./builder.js";
import check from "./check.js";
import deskObs from "./desk-obs.js";
import desk from "./desk.js";
import header from "./header.js";
import liveAwake from "./live-awake.js";
import liveCopies from "./live-copies.js";
import liveDevice from "./live-device.js";
import liveLanguages from "./live-languages.js";
import liveSpeech from "./live-speech.js";
import live from "./live.js";
import login from "./login.js";
import looks from "./looks.js";
import operator from "./operator.js";
import rooms from "./rooms.js";
import service from "./service.js";
import settings from "./settings.js";
import setup from "./setup.js";
import speak from "./speak.js";
import stage from "./stage.js";
import start from "./start.js";
import translate from "./translate.js";
import wall from "./wall.js";
/** @import { Table } from "./translator.js" */

/** The parts. A new page adds its own here. */
export const PARTS = {
  archive,
  builder,
  check,
  desk,
  deskObs,
  header,
  live,
  liveAwake,
  liveCopies,
  liveDevice,
  liveLanguages,
  liveSpeech,
  login,
  looks,
  operator,
  rooms,
  service,
  settings,
  setup,
  speak,
  stage,
  start,
  translate,
  wall,
};

/** @type {Table} */
export const TABLE = Object.assign({}, ...Object.values(PARTS));
