// Builds the script and the style into sayso/dossier/assets: same sources and lockfile, same bytes.
import { build } from "esbuild";
import { copyFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, "../sayso/dossier/assets"));

await build({
  absWorkingDir: here,
  entryPoints: { dossier: "src/main.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
await build({
  absWorkingDir: here,
  entryPoints: { dossier: "src/style.css" },
  outdir: out,
  bundle: true,
  minify: true,
  loader: { ".woff2": "dataurl", ".woff": "empty" },
  target: ["chrome120", "firefox120", "safari17"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
for (const name of ["countries-50m.json", "countries-110m.json"]) {
  await copyFile(path.join(here, "node_modules/world-atlas", name), path.join(out, name));
}
