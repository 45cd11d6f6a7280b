// node valid_report.mjs PROJECT < REPORT: fails unless the report is valid by GLPI's own inventory schema.
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const data = process.env.RASOAT_SHARED_DATA ?? join(process.argv[2], '../shared/data');
const schemaFile = join(data, 'inventories/inventory.schema.json');
if (!existsSync(schemaFile)) {
    console.log(`skipped: shared data has no ${schemaFile}`);
    process.exit(0);
}
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const isValid = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
const json = readFileSync(0, 'utf8');
const report = JSON.parse(json);
assert.ok(isValid(report), `${JSON.stringify(isValid.errors)}\n${json}`);
console.log(`valid: ${report.deviceid}, ${report.content.operatingsystem.full_name}`);
