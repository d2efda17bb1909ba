// Every text of every page, in every language; each page has a part of its own.
import builder from "./builder.js";
import header from "./header.js";
import operator from "./operator.js";
import service from "./service.js";
import start from "./start.js";
/** @import { Table } from "./translator.js" */

/** The parts. A new page adds its own here. */
export const PARTS = { builder, header, operator, service, start };

/** @type {Table} */
export const TABLE = Object.assign({}, ...Object.values(PARTS));
