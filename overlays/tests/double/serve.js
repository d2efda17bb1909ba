// Shows the pages with the double of the service: node overlays/tests/double/serve.js [port] [state as JSON]
import { ServiceDouble } from "./service-double.js";

const [port = "21600", changes = "{}"] = process.argv.slice(2);
console.log(await new ServiceDouble(JSON.parse(changes)).start(+port));
