import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Desk } from './desk.ts';
import { accountsFlows } from './flows/accounts.ts';
import { dataFlows } from './flows/data.ts';
import { enrolFlows } from './flows/enrol.ts';
import { entranceFlows, returningFlows } from './flows/entrance.ts';
import { machineFlows, machinesFlows } from './flows/machines.ts';
import { organisationFlows } from './flows/organisation.ts';
import { overviewFlows } from './flows/overview.ts';
import { pagesFlows } from './flows/pages.ts';
import { followedPlanFlows, planFlows, progressFlows } from './flows/plan.ts';
import { rankingFlows } from './flows/ranking.ts';
import { languages } from './words.ts';

// One officer's day in each language, in order: a flow goes on from what the one before left.
for (const language of languages) {
  describe(`an officer's day (${language})`, () => {
    const desk = new Desk(language);
    before(() => desk.start());
    after(() => desk.stop());

    entranceFlows(desk);
    overviewFlows(desk);
    machinesFlows(desk);
    enrolFlows(desk);
    machineFlows(desk);
    rankingFlows(desk);
    progressFlows(desk);
    planFlows(desk);
    followedPlanFlows(desk);
    organisationFlows(desk);
    dataFlows(desk);
    accountsFlows(desk);
    returningFlows(desk);
    pagesFlows(desk);

    test('nothing went wrong behind the pages and nobody else was asked', () => {
      assert.deepEqual(desk.browser.complaints, []);
    });
    test('the server stops cleanly when told to', async () => {
      assert.equal(await desk.server.stop(), 0);
    });
  });
}
