// Holds what rasoat-plan writes against the schemas in planner/model: a fleet of several years and its plan.
// Usage: schema_test.mjs RASOAT_PLAN PROJECT_ROOT. The validator is the one that tests/agent/report installs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [rasoatPlan, root] = process.argv.slice(2);
const require = createRequire(join(root, "tests/agent/report/package.json"));
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

function validator(schema) {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(root, "planner/model", schema), "utf8")));
}

const folder = mkdtempSync(join(tmpdir(), "rasoat-schema-"));
let failed = false;
try {
  const fleet = join(folder, "fleet.json");
  const plan = join(folder, "plan.json");
  execFileSync(rasoatPlan, ["generate-fleet", "--seats", "200", "--years", "2", "--seed", "11", "--out", fleet]);
  execFileSync(rasoatPlan, ["plan", fleet, "--node-limit", "100", "--out", plan]);
  for (const [file, schema] of [[fleet, "fleet-1.schema.json"], [plan, "plan-1.schema.json"]]) {
    const valid = validator(schema);
    if (!valid(JSON.parse(readFileSync(file, "utf8")))) {
      failed = true;
      for (const error of valid.errors.slice(0, 10)) console.error(`${schema}: ${error.instancePath} ${error.message}`);
    }
    // A schema that takes anything would prove nothing.
    if (valid({ format: "something else" })) {
      failed = true;
      console.error(`${schema}: takes a file of another format`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
