// The overlay page: the address's parameters become the element's attributes.
import { PARAMETERS } from "./parameters.js";
import "./live-captions.js";

const captions = document.createElement("live-captions");
const asked = new URLSearchParams(location.search);
for (const name of Object.keys(PARAMETERS)) if (asked.has(name)) captions.setAttribute(name, asked.get(name));
captions.setAttribute("reloads", "");
document.body.append(captions);
