// Writes the list of what a package contains (CycloneDX 1.6): node build/package/sbom.mjs VERSION SECONDS RID FOLDER
// Packages come from the lock files, their licences from THIRD-PARTY-NOTICES.md, files and the runtime from the published folder.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";

const [version, seconds, rid, folder] = process.argv.slice(2);
const json = path => JSON.parse(readFileSync(path, "utf8"));

/** Rows of all tables of the notices by the name in their first column. */
const notices = new Map(
  readFileSync("THIRD-PARTY-NOTICES.md", "utf8")
    .split("\n")
    .filter(line => line.startsWith("| ") && !line.startsWith("| ---"))
    .map(line => line.split("|").slice(1, -1).map(cell => cell.trim()))
    .map(cells => [cells[0].replace(/^`([^`]+)`.*$/, "$1"), cells]),
);

/** CycloneDX's form of a licence: an identifier of SPDX, an expression of several, or a name. */
function licences(text) {
  if (/^[A-Za-z0-9.-]+$/.test(text)) return [{ license: { id: text } }];
  return / WITH | OR | AND /.test(text) ? [{ expression: text }] : [{ license: { name: text } }];
}

function noticed(name, column) {
  const row = notices.get(name);
  if (!row) throw new Error(`THIRD-PARTY-NOTICES.md does not name ${name}, so the list of contents cannot give its licence.`);
  return row[column];
}

function nuget() {
  const packages = Object.entries(json("src/LiveCaptions/packages.lock.json").dependencies["net10.0"]);
  return packages
    .filter(([, entry]) => entry.type !== "Project")
    .map(([name, entry]) => ({
      type: "library",
      "bom-ref": `pkg:nuget/${name}@${entry.resolved}`,
      name,
      version: entry.resolved,
      licenses: licences(noticed(name, 2)),
      copyright: noticed(name, 4),
      purl: `pkg:nuget/${name}@${entry.resolved}`,
      hashes: [{ alg: "SHA-512", content: Buffer.from(entry.contentHash, "base64").toString("hex") }],
    }));
}

function npm() {
  const lock = json("overlays/package-lock.json").packages;
  return Object.keys(lock[""].dependencies).map(name => {
    const { version, integrity } = lock[`node_modules/${name}`];
    const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    return {
      type: "library",
      "bom-ref": purl,
      name,
      version,
      licenses: licences(noticed(name, 2)),
      copyright: noticed(name, 4),
      purl,
      hashes: [{ alg: "SHA-512", content: Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex") }],
    };
  });
}

function runtime() {
  return json(`${folder}/livecaptions.runtimeconfig.json`).runtimeOptions.includedFrameworks.map(({ name, version }) => ({
    type: "framework",
    "bom-ref": `pkg:nuget/${name}.Runtime.${rid}@${version}`,
    name,
    version,
    licenses: licences("MIT"),
    copyright: ".NET Foundation and Contributors",
    purl: `pkg:nuget/${name}.Runtime.${rid}@${version}`,
  }));
}

const source = (name, purl) => ({
  type: "library",
  "bom-ref": purl,
  name,
  version: noticed(name, 1),
  licenses: licences(noticed(name, 2)),
  copyright: noticed(name, 4),
  purl,
});

/** The engine's modules for graphics cards. */
const cards = () => (existsSync(`${folder}/gpu`) ? readdirSync(`${folder}/gpu`).sort() : []);

/** Native sources are compiled into the program, so that no package names them. */
function native() {
  return [
    source("whisper.cpp and ggml", "pkg:github/ggml-org/whisper.cpp@v1.9.1"),
    source("miniaudio", "pkg:github/mackron/miniaudio@0.11.24"),
    ...(cards().some(name => name.includes("vulkan"))
      ? [
          source("Vulkan-Headers", "pkg:github/KhronosGroup/Vulkan-Headers@sdk-1.3.239.0"),
          source("SPIRV-Headers", "pkg:github/KhronosGroup/SPIRV-Headers@sdk-1.3.239.0"),
        ]
      : []),
  ];
}

const file = (type, path, name, licence) => ({
  type,
  "bom-ref": `file:${path}`,
  name,
  licenses: licences(licence),
  hashes: [{ alg: "SHA-256", content: createHash("sha256").update(readFileSync(`${folder}/${path}`)).digest("hex") }],
});

const compilerLibraries = [
  ["libgomp-1.dll", "GPL-3.0-or-later WITH GCC-exception-3.1"],
  ["libgcc_s_seh-1.dll", "GPL-3.0-or-later WITH GCC-exception-3.1"],
  ["libwinpthread-1.dll", "MIT AND BSD-3-Clause"],
];

function files() {
  const own = readdirSync(folder).filter(name => /^(lib)?(lcw|lcc|ggml.*)\.(dll|so)$/.test(name));
  return [
    ...["ggml-tiny.en-q8_0.bin", "ggml-silero-v6.2.3.bin", "speaker-ge2e.safetensors"].map(name =>
      file("machine-learning-model", `models/${name}`, name, noticed(`models/${name}`, 1)),
    ),
    ...own.sort().map(name => file("file", name, name, "MIT")),
    ...cards().map(name => file("file", `gpu/${name}`, name, "MIT")),
    ...compilerLibraries.filter(([name]) => existsSync(`${folder}/${name}`)).map(([name, licence]) => file("file", name, name, licence)),
  ];
}

const contents = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: {
    timestamp: new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z"),
    component: {
      type: "application",
      "bom-ref": "livecaptions",
      name: "LiveCaptions",
      version,
      licenses: licences("MIT"),
      properties: [{ name: "livecaptions:target", value: rid }],
    },
  },
  components: [...nuget(), ...npm(), ...runtime(), ...native(), ...files()],
};
console.log(JSON.stringify(contents, null, 2));
