// What a document says of a family that is not the usual one, or why there is none: rows that were
// found by reading wills word by word.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { paragraphs, parts, practice, temporaryFolder } from './engross.mjs';

const whitfield = '00001-Whitfield';
const json = (done) => {
  assert.equal(done.status, 0, done.err);
  return JSON.parse(done.out);
};

// The draft of a matter, edited, with its answers in a file: what `draft` says of it.
async function drafted(t, matter, template, edits, answers) {
  const clio = await practice(t);
  const folder = temporaryFolder(t);
  const draft = json(clio.engross(['import', matter, '--json'])).draft;
  for (const edit of edits) json(clio.engross(['review', draft, ...edit, '--json']));
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
  const out = join(folder, 'out');
  const done = clio.engross(['draft', matter, '--template', template, '--answers', join(folder, 'answers.json'), '--out', out, '--confirm', 'Jo Park']);
  return { ...done, folder: out };
}

// name, matter, edits of the review, answers, what stands in the will
for (const [name, matter, edits, answers, says, never] of [
  ['a grandchild who has died is not named', whitfield, [['--correct', 'Noah Daniel Whitfield.is_deceased=Yes']], {}, 'My only grandchild at the date of this Will is Ivy Rose Whitfield.', 'Noah'],
  ['a grandchild through a step-child who is not counted is none', whitfield, [['--parent', 'Ivy Rose Whitfield=Chloé Marie Bergeron']], {}, 'My only grandchild at the date of this Will is Noah Daniel Whitfield.', 'Ivy'],
  ['and is one where step-children are', whitfield, [['--parent', 'Ivy Rose Whitfield=Chloé Marie Bergeron']], { include_step_children: true }, 'My grandchildren at the date of this Will are Noah Daniel Whitfield and Ivy Rose Whitfield.', ''],
  ['the spouse is who is appointed', whitfield, [], {}, 'I appoint my spouse, Amélie Rose Whitfield, of Peterborough, to be the sole executor', ''],
  ['a namesake of the spouse is not', whitfield, [['--add', 'Amélie Rose Whitfield=party:Cousin']], { executor: { name: 'Amélie Rose Whitfield', clio_id: -1 }, alternate_executor: 'Helen Margaret Whitfield-Moss' }, 'I appoint Amélie Rose Whitfield to be the sole executor', 'my spouse, Amélie'],
  ['a stranger without a town has no comma', whitfield, [], { executor: 'Anne Smith' }, 'I appoint Anne Smith to be the sole executor and trustee', 'Anne Smith,'],
  ['a company does not die', '00006-Kowalczyk', [], { executor: 'Trent Valley Trust Company', alternate_executor: 'Rosalind Mbeki' }, 'If Trent Valley Trust Company ceases to exist before my death, or is unable', 'dies before me'],
  ['a gift over that ends with a full stop has one', whitfield, [], { gift_over: 'to the Stony Lake Conservancy Inc.' }, 'transfer what is left to the Stony Lake Conservancy Inc.', 'Inc..'],
  ['a gift over may begin with its shares', whitfield, [], { gift_over: 'in equal shares to my nieces' }, 'transfer what is left in equal shares to my nieces.', ''],
  ['and one without gets it', whitfield, [], { gift_over: 'to my friends' }, 'transfer what is left to my friends.', ''],
]) {
  test(`the will: ${name}`, async (t) => {
    const made = await drafted(t, matter, 'will', edits, answers);
    assert.equal(made.status, 0, made.err);
    const [document] = readdirSync(made.folder);
    const text = paragraphs(parts(join(made.folder, document))['word/document.xml']).join('\n');
    assert.ok(text.includes(says), text);
    if (never) assert.ok(!text.includes(never), text);
  });
}

// name, template, matter, edits of the review, answers, exit, what the error says
for (const [name, template, matter, edits, answers, status, says] of [
  ['an executor whom a word says to be dead', 'will', '00019-Ó Súilleabháin', [], { executor: 'Bertram Ó Súilleabháin' }, 7, /Bertram Ó Súilleabháin, named as an executor, is no longer living/],
  ['a will of a company', 'will', '00007-Kawartha Marine', [], { executor: 'Agnes MacLeod' }, 7, /Kawartha Marine & Storage Ltd., the client, is a company/],
  ['a will of a minor', 'will', whitfield, [['--correct', 'client.birthdate=2012-01-01']], {}, 7, /the client, was born on 2012-01-01 and is under 18/],
  ['an executor who stands in for themself', 'will', whitfield, [], { executor: 'Helen Margaret Whitfield-Moss' }, 7, /Helen Margaret Whitfield-Moss is named twice as executor/],
  ['an executor whom nobody named', 'will', '00017-Featherstonhaugh', [], {}, 4, /no answer to "Executor.*engross interview will --draft D-[A-Z0-9]{5},/],
  ['a number in the place of a person', 'will', whitfield, [], { executor: '30012' }, 1, /Executor.*this is not a person/],
  ['a gift over to nobody', 'will', whitfield, [], { gift_over: 'Stony Lake Conservancy' }, 1, /Gift over: It says to whom/],
  ['the receiving licensee as the referring one', 'referral-agreement', whitfield, [], { referring_licensee: 'Priya Nair' }, 1, /Referring licensee: This is the receiving licensee/],
  ['the client as the referring licensee', 'referral-agreement', whitfield, [], { referring_licensee: 'Thomas Edward Whitfield' }, 1, /Referring licensee: This is the client/],
  ['a referral that is yet to come', 'referral-agreement', whitfield, [], { referral_date: '2099-05-01' }, 1, /Date of the referral: This day lies in the future/],
]) {
  test(`no document: ${name}`, async (t) => {
    const stopped = await drafted(t, matter, template, edits, answers);
    assert.match(stopped.err, says);
    assert.equal(stopped.status, status, stopped.err);
    assert.ok(!existsSync(stopped.folder), 'no document');
  });
}
