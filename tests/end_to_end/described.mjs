// helper/bridge/openapi.yaml as a judge: what the bridge answered is held against what is described.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { top } from './engross.mjs';

export const documentPath = join(top, 'helper/bridge/openapi.yaml');
const document = load(readFileSync(documentPath, 'utf8'));

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addVocabulary(['openapi', 'info', 'servers', 'security', 'paths', 'components']); // around its schemas
ajv.addSchema(document, 'bridge', undefined, false);

const compiled = new Map();
function faults(pointer, value) {
  if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: `bridge#${pointer}` }));
  const fits = compiled.get(pointer);
  return fits(value) ? [] : fits.errors.map(({ instancePath, message, params }) => `${instancePath || 'body'} ${message} ${JSON.stringify(params)}`);
}

const step = (name) => name.replace(/~/g, '~0').replace(/\//g, '~1');
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// Where a reference points, else the place itself: [pointer, what stands there].
function resolved(pointer, there) {
  if (!there.$ref) return [pointer, there];
  const to = there.$ref.slice(1);
  return [to, to.split('/').slice(1).reduce((at, part) => at[part.replace(/~1/g, '/').replace(/~0/g, '~')], document)];
}

// [{ id, method, path, pointer, described, matches }] of every operation.
export const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, described]) => ({
    id: described.operationId,
    method: method.toUpperCase(),
    path,
    pointer: `/paths/${step(path)}/${method}`,
    described,
    matches: new RegExp(`^${path.split(/\{[^}]*\}/).map(escaped).join('([A-Za-z0-9-]+)')}$`),
  })),
);

export const operationOf = (method, target) =>
  operations.find((one) => one.method === method && one.matches.test(target.split('?')[0]));

// What the request has that its operation does not describe.
function requestFaults({ described, pointer, matches }, target, body) {
  const found = [];
  const [path, query = ''] = target.split('?');
  const given = new URLSearchParams(query);
  const inPath = matches.exec(path).slice(1);
  (described.parameters ?? []).forEach((one, index) => {
    const [at, parameter] = resolved(`${pointer}/parameters/${index}`, one);
    const value = parameter.in === 'path' ? inPath.shift() : given.get(parameter.name);
    if (value === null && !parameter.required) return;
    found.push(...faults(`${at}/schema`, value).map((fault) => `${parameter.name}: ${fault}`));
  });
  if (described.requestBody) found.push(...faults(`${pointer}/requestBody/content/application~1json/schema`, body));
  return found;
}

const refusals = document.components.responses.Refused['x-statuses'];

function bodyFaults(pointer, response, { headers, bytes }) {
  const type = headers['content-type'];
  const content = response.content[type];
  if (!content) return [`the content type ${type} is not described`];
  if (type !== 'application/json') return bytes.length > 0 ? [] : ['nothing came'];
  let body;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return [`no JSON: ${error.message}`];
  }
  return faults(`${pointer}/content/application~1json/schema`, body);
}

function headerFaults(headers) {
  const found = [];
  const wanted = { 'cache-control': /^no-store$/, 'x-content-type-options': /^nosniff$/, 'content-security-policy': /frame-ancestors 'none'/ };
  for (const [name, value] of Object.entries(wanted)) if (!value.test(headers[name] ?? '')) found.push(`${name} is ${headers[name]}`);
  for (const name of Object.keys(headers)) if (/^(access-control-|set-cookie|server$|x-powered-by)/.test(name)) found.push(`it has ${name}`);
  return found;
}

// Watches a page's answers from the bridge; gives what of them is not described.
export function watched(page, bridge) {
  const seen = [];
  page.on('response', (response) => seen.push(ofBrowser(response, new URL(bridge).origin)));
  return async () => (await Promise.all(seen)).flat();
}

// Nothing when the page was left meanwhile: the browser has thrown the answer away with it. It keeps
// no stream of events either; bridge_contract.test.mjs reads those.
const bodyOf = (response) => response.body().catch((error) => {
  if (/No resource with given identifier|No data found for resource|Target page, context or browser has been closed/.test(error.message)) return null;
  throw error;
});

async function ofBrowser(response, origin) {
  const { origin: its, pathname, search } = new URL(response.url());
  if (its !== origin || !pathname.startsWith('/api/')) return [];
  const request = response.request();
  const answer = { status: response.status(), headers: await response.allHeaders(), bytes: await bodyOf(response) };
  if (answer.bytes === null) return [];
  const body = request.postData() ? JSON.parse(request.postData()) : undefined;
  return undescribed({ method: request.method(), target: pathname + search, body }, answer).map((text) => `${request.method()} ${pathname}: ${text}`);
}

// Everything about the answer that the document does not describe; of an accepted request too. An
// address without an operation is refused as any request may be, or as unknown.
export function undescribed({ method, target, body }, answer) {
  const found = headerFaults(answer.headers);
  const operation = operationOf(method, target);
  if (!operation) {
    if (![401, 404, ...refusals].includes(answer.status)) found.push(`${answer.status} where there is no operation`);
    return [...found, ...bodyFaults('/components/responses/Refused', document.components.responses.Refused, answer)];
  }
  const { described, pointer } = operation;
  const own = described.responses[answer.status];
  if (!own && !refusals.includes(answer.status)) return [...found, `the status ${answer.status} is not described`];
  const [at, response] = resolved(`${pointer}/responses/${own ? answer.status : 'default'}`, own ?? described.responses.default);
  found.push(...bodyFaults(at, response, answer));
  if (answer.status < 300) found.push(...requestFaults(operation, target, body).map((fault) => `accepted, though its request is not as described: ${fault}`));
  return found;
}
