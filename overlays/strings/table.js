// Every text of every page, in every language; each page has a part of its own.
import builder from "./builder.js";
import deskObs from "./desk-obs.js";
import desk from "./desk.js";
import header from "./header.js";
import looks from "./looks.js";
import operator from "./operator.js";
import service from "./service.js";
import start from "./start.js";
/** @import { Table } from "./translator.js" */

/** The parts. A new page adds its own here. */
export const PARTS = { builder, desk, deskObs, header, looks, operator, service, start };

/** @type {Table} */
export const TABLE = Object.assign({}, ...Object.values(PARTS));
