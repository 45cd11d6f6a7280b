// node schema_test.mjs AGENT RANDOM_REPORTS PROJECT
// What `rasoat-agent inventory` prints must be valid by GLPI's own inventory schema: for this machine, for every
// captured one, and whatever facts a report may hold (RANDOM_REPORTS prints one report a line).
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [agent, randomReports, project] = process.argv.slice(2);
const data = process.env.RASOAT_SHARED_DATA ?? join(project, '../shared/data');
const schemaFile = join(data, 'inventories/inventory.schema.json');
if (!existsSync(schemaFile)) {
    console.log(`skipped: shared data has no ${schemaFile}`);
    process.exit(0);
}

const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const isValid = ajv.compile(schema);
// Random addresses are not addresses: all but the formats is held there.
const hasValidShape = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

function check(name, json, validate = isValid) {
    const report = JSON.parse(json);
    assert.ok(validate(report), `${name}: ${JSON.stringify(validate.errors)}\n${json}`);
    return report;
}

function inventory(...options) {
    return execFileSync(agent, ['inventory', '--config', '/dev/null', ...options], { encoding: 'utf8' });
}

const scratch = mkdtempSync(join(tmpdir(), 'rasoat-schema-'));
try {
    const here = check('this machine', inventory());
    assert.ok(here.content.operatingsystem.kernel_name, 'this machine has a kernel');
    assert.ok(here.content.cpus.length > 0, 'this machine has a processor');

    let captured = 0;
    for (const file of readdirSync(join(data, 'sysfs-trees')).filter((name) => name.includes('.tar.'))) {
        const root = join(scratch, file);
        mkdirSync(root);
        execFileSync('tar', ['--extract', '--no-same-owner', '--file', join(data, 'sysfs-trees', file), '-C', root], {
            stdio: 'ignore',
        });
        // Some captures keep the tree in a folder of its own.
        const inner = readdirSync(root);
        check(file, inventory('--sysroot', root));
        if (inner.length === 1) check(file, inventory('--sysroot', join(root, inner[0])));
        captured += 1;
    }
    assert.ok(captured >= 10, `only ${captured} captured trees`);

    let firmware = 0;
    for (const machine of readdirSync(join(data, 'smbios-binary'), { withFileTypes: true })) {
        if (!machine.isDirectory()) continue;
        const root = join(scratch, machine.name);
        const tables = join(root, 'sys/firmware/dmi/tables');
        mkdirSync(tables, { recursive: true });
        for (const table of ['smbios_entry_point', 'DMI']) {
            const source = join(data, 'smbios-binary', machine.name, table);
            if (existsSync(source)) cpSync(source, join(tables, table));
        }
        const report = check(machine.name, inventory('--sysroot', root));
        assert.ok(report.content.bios.smanufacturer || report.content.bios.bmanufacturer, `${machine.name} has a maker`);
        firmware += 1;
    }
    assert.ok(firmware >= 12, `only ${firmware} firmware dumps`);

    const random = execFileSync(randomReports, ['500'], { encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n');
    random.forEach((json, seed) => check(`random report ${seed}`, json, hasValidShape));
    console.log(`valid: this machine, ${captured} captured trees, ${firmware} firmware dumps, ${random.length} random reports`);
} finally {
    rmSync(scratch, { recursive: true, force: true });
}
