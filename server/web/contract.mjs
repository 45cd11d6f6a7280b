// Writes the types of the API (src/api/schema.d.ts) from its description, so that a page cannot ask for what is not answered.
import { writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';

const description = new URL('../api/openapi.yaml', import.meta.url);
const types = await openapiTypescript(description, { defaultNonNullable: false });
writeFileSync(new URL('src/api/schema.d.ts', import.meta.url), astToString(types));
