import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { enrolByCommand, reportOnce } from '../agent.ts';
import type { Desk } from '../desk.ts';

/** Adding machines: packages, tokens, commands. */
export function enrolFlows(desk: Desk): void {
  test('a server without packages says how to make them', async () => {
    const { page, words } = desk;
    await desk.open('/enrol');
    await page.getByText(words.enrol.noPackages).waitFor();
    await page.getByText(words.enrol.buildPackages[0]!).waitFor();
    await desk.look('enrol-no-packages');
  });

  test('the agent of this machine is enrolled by the command that the page gives, and reports', async () => {
    const { page, words } = desk;
    // a unit that has a seat without a machine: the new machine takes it
    await desk.open('/ranking');
    await desk.total();
    desk.ownUnit = await desk.rows().filter({ hasText: words.ranking.noMachine }).first().locator('small').first().innerText();
    await desk.turnTo('enrol');
    const unit = page.getByLabel(words.enrol.unit);
    await unit.locator('option', { hasText: desk.ownUnit }).first().waitFor({ state: 'attached' });
    await unit.selectOption({ label: desk.ownUnit });
    await page.getByRole('button', { name: words.enrol.make }).click();
    const command = await page.locator('.made pre').first().innerText();
    await desk.look('add-machine');
    const state = join(desk.folder, 'agent');
    await enrolByCommand(command, desk.agentProgram, state);
    await reportOnce(desk.agentProgram, state);
  });

  test('packages are downloaded from this server, and the commands fetch just those', async () => {
    const { page, words } = desk;
    mkdirSync(desk.installers, { recursive: true });
    const bytes = Buffer.alloc(300_000, 'rasoat');
    const digest = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(desk.installers, 'rasoat-agent_0.1.0_amd64.deb'), bytes);
    writeFileSync(join(desk.installers, 'rasoat-agent-x64.msi'), 'msi');
    await desk.open('/enrol');
    const packages = page.getByRole('region', { name: words.enrol.packages });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      packages.getByRole('link', { name: 'rasoat-agent_0.1.0_amd64.deb' }).click(),
    ]);
    assert.equal(
      createHash('sha256')
        .update(readFileSync(await file.path()))
        .digest('hex'),
      digest,
    );
    await packages.getByText(digest).waitFor();

    await page.getByRole('button', { name: words.enrol.make }).click();
    await page.getByText(words.enrol.debian).waitFor();
    assert.match(await page.locator('.made pre').first().innerText(), new RegExp(`curl .*${digest}.*rasoat-agent enrol`));
    await desk.look('enrol-linux');
    await page.getByRole('button', { name: words.enrol.ways.windows, exact: true }).click();
    await page.getByText(words.enrol.windowsFetch).waitFor();
    assert.match(
      await page.locator('.made pre').last().innerText(),
      /^msiexec \/i rasoat-agent-x64\.msi \/qn SERVER=https:\S+ TOKEN=\S+ CA=[0-9a-f]{64}/,
    );
    await desk.look('enrol-windows');
    await page.getByRole('button', { name: words.enrol.ways.policy }).click();
    await page.getByText(words.enrol.policySteps[0]!).waitFor();
    assert.match(await page.locator('.made pre').innerText(), /^sc query rasoat-agent/);
    await desk.look('enrol-policy');
    await page.getByRole('button', { name: words.enrol.ways.others }).click();
    assert.match(await page.locator('.made pre').innerText(), /\/inventory\//);
    rmSync(desk.installers, { recursive: true });
  });

  test('a token is revoked', async () => {
    const { page, words } = desk;
    const before = await page.getByRole('button', { name: words.enrol.revoke }).count();
    assert.ok(before >= 2);
    await desk.pressTwice(page.locator('tbody tr').first(), words.enrol.revoke, words.enrol.revokeSure);
    await page.waitForFunction((count) => document.querySelectorAll('tbody tr').length === count, before - 1);
  });
}
