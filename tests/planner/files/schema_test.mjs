// Holds what rasoat-plan writes against the schemas in planner/model: a fleet of several years and its plan.
// Usage: schema_test.mjs RASOAT_PLAN PROJECT_ROOT. The validator is the one that tests/agent/report installs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** The fleet with money of every kind and every policy, so that each field of the schemas is there once. */
function withEverything(fleet) {
  const [first, second] = fleet.funds;
  Object.assign(first, {
    eligible_units: [fleet.units[0].id],
    eligible_roles: fleet.roles.map((role) => role.id),
    eligible_items: ["desktop", "laptop", "parts", "licence", "moving"],
    shares: [
      { rule: "at_most", share: 0.9, units: [fleet.units[1].id] },
      { rule: "kept", share: 0.1, items: ["desktop"] },
    ],
    line: "first",
    carries_over: true,
  });
  second.carries_over = true;
  Object.assign(fleet.policies, {
    coverages: [{ share: 0.1 }, { unit: fleet.units[0].id, share: 0.2, by: fleet.policies.first_year }],
    equal_treatment: true,
    lots: { least: 3, scope: "organisation", own_price_markup: 0.02 },
    reserve: 0.05,
  });
  fleet.catalogue.footprints = { desktop_kg: 249, laptop_kg: 236, monitor_kg: 333, source: "test" };
  return fleet;
}

const folder = mkdtempSync(join(tmpdir(), "rasoat-schema-"));
let failed = false;
try {
  const fleet = join(folder, "fleet.json");
  const plan = join(folder, "plan.json");
  execFileSync(rasoatPlan, ["generate-fleet", "--seats", "200", "--years", "2", "--seed", "11", "--out", fleet]);
  execFileSync(rasoatPlan, ["plan", fleet, "--node-limit", "100", "--out", plan]);
  const whole = join(folder, "whole.json");
  const wholePlan = join(folder, "whole-plan.json");
  writeFileSync(whole, JSON.stringify(withEverything(JSON.parse(readFileSync(fleet, "utf8")))));
  execFileSync(rasoatPlan, ["plan", whole, "--node-limit", "100", "--out", wholePlan]);
  for (const [file, schema] of [
    [fleet, "fleet-1.schema.json"],
    [plan, "plan-1.schema.json"],
    [whole, "fleet-1.schema.json"],
    [wholePlan, "plan-1.schema.json"],
  ]) {
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
