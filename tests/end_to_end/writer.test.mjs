// The extension in a real LibreOffice, against a real helper with the practice Clio: every command of
// the menu, one after the other, as somebody uses them.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { parts, top, validatorErrors } from './engross.mjs';
import { helperIn, place, writerIn } from './writer.mjs';
import { addressOf, asked, control, document, edit, kShowing, letIn, openWill, paragraph, run } from './writer_documents.mjs';

// In Clio, while the helper is away.
function clientAndSpouseRenamed(folder) {
  const path = join(folder, 'share/practice/contacts_families.json');
  const all = JSON.parse(readFileSync(path, 'utf8'));
  all.find(({ id }) => id === 30001).first_name = 'Tomas';
  all.find(({ first_name }) => first_name === 'Amélie').first_name = 'Amelia';
  writeFileSync(path, JSON.stringify(all));
}

test('a will of controls is filled in place, undone in one step, refreshed after a change in Clio, exported, and a template checked', async (t) => {
  const folder = place(t);
  const helper = await helperIn(t, folder);
  const letter = document(
    folder, 'letter.docx',
    paragraph(run('Dear '), control('client.name.full', 'Click here', kShowing)),
    paragraph(run('cc '), control('spouse.name.full', 'Click here', kShowing)),
    paragraph(run('Re '), control('matter.number', 'locked', '<w:lock w:val="sdtContentLocked"/>')),
    paragraph(run('By '), control('lawyer.name.full', 'somebody of mine')),
  );
  const writer = await writerIn(t, folder);
  await writer.open(letter);
  assert.equal(await letIn(writer, 'find', { Matter: '00001-Whitfield' }), '00001-Whitfield: Thomas Edward Whitfield.');
  const [{ id: draft }] = (await asked(writer, '/drafts')).drafts;
  await edit(writer, draft, { do: 'confirm' });

  // Fill, undo, redo; undone, the document does not remember it either.
  const before = await writer.controls();
  const kFilled = '2 filled from Clio. Undo takes all of it back. 1 locked, left alone.';
  assert.equal(await writer.run('fill', {}), kFilled);
  const filled = await writer.controls();
  assert.deepEqual(filled.slice(0, 2), [['client.name.full', 'Thomas Edward Whitfield'], ['spouse.name.full', 'Amélie Rose Whitfield']]);
  assert.deepEqual(filled[3], ['lawyer.name.full', 'somebody of mine']);
  assert.deepEqual(await writer.undo_titles(), ['Fill from Clio']);
  await writer.undo();
  assert.deepEqual(await writer.controls(), before);
  assert.equal(await writer.run('fill', {}), kFilled);
  await writer.undo();
  await writer.redo();
  assert.deepEqual(await writer.controls(), filled);

  // Typed over by hand and saved; another day Clio has changed both values, which is decided in the review first.
  await writer.type_over('spouse.name.full', 0, 'Amélie R. Whitfield');
  const kept = join(folder, 'office/kept.docx');
  await writer.save(kept, 'docx');
  await writer.close();
  await helper.stop();
  clientAndSpouseRenamed(folder);
  await helperIn(t, folder);
  await writer.open(kept);
  assert.equal(await writer.run('refresh', {}), 'Clio has changed 3 values of this matter. Decide about them in the pane first, then refresh again.');
  const { changes } = await asked(writer, `/drafts/${draft}`);
  await edit(writer, draft, ...changes.map(({ key }) => ({ do: 'take', key })), { do: 'confirm' });
  assert.equal(await writer.run('refresh', {}), '1 filled from Clio. Undo takes all of it back. 1 locked, left alone. 2 typed over by hand, left alone.');
  assert.deepEqual((await writer.controls()).slice(0, 2), [['client.name.full', 'Tomas Edward Whitfield'], ['spouse.name.full', 'Amélie R. Whitfield']]);
  assert.equal(await writer.run('refresh', {}), '1 locked, left alone. 2 typed over by hand, left alone.');

  // A page of it, and the record in the file that Word will read.
  const [docx, pdf] = ['docx', 'pdf'].map((kind) => join(folder, `office/letter.${kind}`));
  await writer.save(docx, 'docx');
  assert.deepEqual(validatorErrors(docx), []);
  assert.match(Object.entries(parts(docx)).find(([name]) => /customXml\/item\d+\.xml/.test(name))[1], /<filled xmlns="urn:engross:filled" version="1" draft="D-[A-Z0-9]+" matter="\d+" template="-"/);
  await writer.save(pdf, 'pdf');
  const page = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout;
  assert.match(page, /Dear Tomas Edward Whitfield\s+cc Amélie R\. Whitfield\s+Re locked\s+By somebody of mine/);

  // Every change as one that somebody accepts or rejects.
  await writer.set_tracking(true);
  await writer.type_over('client.name.full', 0, 'Tom');
  await writer.set_tracking(false);

  // A template that is broken on purpose: each fault, and the way to the second one.
  await writer.open(document(folder, 'broken.docx', paragraph(run('{{ client.name.full }}')), paragraph(run('{{ client.nam.full | upperr }}')), paragraph(run('{% if spouse %} never closed'))));
  assert.match(await writer.run('check', {}), /^[23] faults\. Choose one to see where\.$/);
  await writer.run('jump', { Part: 'body', Text: '{% if spouse %}', Nth: '0' });
  assert.equal(await writer.selected(), '{% if spouse %}');
  assert.equal(await writer.run('jump', { Part: 'body', Text: '{% gone %}', Nth: '0' }), 'It is not in the document any more. Check again.');

  // Facts: as a mark, as a control, a loop around what is selected.
  assert.equal(await writer.run('find', { Query: 'Whitfield' }), '00001-Whitfield: Tomas Edward Whitfield.');
  await writer.select('never closed');
  assert.equal(await writer.run('insert', { Fact: 'matter.number' }), 'Inserted: matter.number');
  assert.match(await writer.text(), /\{% if spouse %\} \{\{ matter\.number \}\}/);
  await writer.select('{% if spouse %}');
  assert.equal(await writer.run('insert', { Fact: 'client.name.full', As: 'control' }), 'Inserted: client.name.full');
  assert.deepEqual(await writer.controls(), [['client.name.full', 'Tomas Edward Whitfield']]);
  await writer.select('matter.number');
  assert.equal(await writer.run('insert', { Fact: 'children' }), 'Inserted: children');
  assert.match(await writer.text(), /\{% for child in children %\}matter\.number\{% endfor %\}/);

  // A new document: in a window of its own, under its name, in its matter.
  const open = await writer.ids();
  assert.match(await writer.run('new', {}), /^\d+ templates\. Choose one, then Make\.$/);
  assert.equal(
    await writer.run('new', { Template: 'referral-agreement' }),
    'Referral fee agreement - Tomas Edward Whitfield.docx is open in a window of its own. Save it under this name.',
  );
  const [made] = await writer.others(open);
  await writer.turn_to(made);
  assert.equal(await writer.title(), 'Referral fee agreement - Tomas Edward Whitfield.docx');
  assert.match(await writer.text(), /Tomas Edward Whitfield/);

  assert.deepEqual(await writer.menu(), [
    'Find matter…', 'Fill this document', 'Refresh from Clio', 'New document…', 'Make it plain text…', 'Check template', 'Insert fact…', 'Open pane', 'Start helper',
  ]);

  // The pane in the browser knows the document, and drives it.
  assert.equal(await writer.run('pane', {}), 'The pane is open in your browser.');
  const id = await addressOf(folder);
  const known = await asked(writer, `/open-documents/${id}`);
  assert.deepEqual([known.name, known.can_track, known.can_remember, /^LibreOffice Writer 2/.test(known.program)], ['Referral fee agreement - Tomas Edward Whitfield.docx', true, true, true]);
  const file = (await asked(writer, `/open-documents/${id}/operations`, { operation: { do: 'bytes' } })).result.base64;
  assert.equal(Buffer.from(file, 'base64').subarray(0, 2).toString(), 'PK');
  assert.deepEqual((await asked(writer, `/open-documents/${id}/operations`, { operation: { do: 'recall' } })).result, draft);
  assert.deepEqual((await asked(writer, `/open-documents/${id}/operations`, { operation: { do: 'open', name: 'Copy.docx', base64: file } })).result, 'opened');
});

test('the will itself is opened new, typed into, refreshed after a change in Clio, undone in one step, exported and made plain', async (t) => {
  const folder = place(t);
  const helper = await helperIn(t, folder);
  const writer = await writerIn(t, folder);
  const draft = await openWill(writer);
  const values = async (tag) => (await writer.controls()).filter(([one]) => one === tag).map(([, text]) => text);
  assert.equal((await writer.controls()).length, 25);
  assert.deepEqual(await values('client.name.full'), Array(3).fill('Thomas Edward Whitfield'));

  // Nothing has changed yet; then the guardian is typed over, and Clio changes client and spouse.
  assert.equal(await writer.run('refresh', {}), 'Nothing has changed.');
  await writer.type_over('guardian.name.full', 0, 'Helen M. Whitfield-Moss');
  const [kept, pdf, plain] = ['kept.docx', 'will.pdf', 'plain.docx'].map((name) => join(folder, 'office', name));
  await writer.save(kept, 'docx');
  await writer.close();
  await helper.stop();
  clientAndSpouseRenamed(folder);
  await helperIn(t, folder);
  await writer.open(kept);
  const { length } = (await asked(writer, '/drafts', { draft })).changes;
  assert.equal(await writer.run('refresh', {}), `Clio has changed ${length} values of this matter. Decide about them in the pane first, then refresh again.`);
  await edit(writer, draft, ...(await asked(writer, `/drafts/${draft}`)).changes.map(({ key }) => ({ do: 'take', key })), { do: 'confirm' });
  const before = await writer.controls();
  const format = await writer.formats('client.name.full | upper');
  assert.deepEqual(format.map(([style, weight]) => [style, weight]), [['', 150], ['Clause Title', 150]]);
  assert.equal(await writer.run('refresh', {}), '8 filled from Clio. Undo takes all of it back. 1 typed over by hand, left alone.');
  const after = await writer.controls();
  assert.deepEqual(await writer.formats('client.name.full | upper'), format);
  await writer.undo();
  assert.deepEqual(await writer.controls(), before);
  await writer.redo();
  assert.deepEqual(await writer.controls(), after);
  assert.deepEqual(await values('client.name.full'), Array(3).fill('Tomas Edward Whitfield'));
  assert.deepEqual(await values('guardian.name.full'), ['Helen M. Whitfield-Moss']);
  await writer.save(kept, 'docx');
  assert.deepEqual(validatorErrors(kept), []);
  await writer.save(pdf, 'pdf');
  const pages = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout;
  const words = pages.replace(/-\s+/g, '-').replace(/\s+/g, ' ');
  for (const part of ['LAST WILL OF TOMAS EDWARD WHITFIELD', '“my spouse” means Amelia Rose Whitfield.', 'I appoint Helen M. Whitfield-Moss, of Lakefield', 'SIGNED by Tomas Edward Whitfield']) assert.ok(words.includes(part), part);
  assert.equal(pages.match(/Last Will of Tomas Edward Whitfield +Page \d of 5/g).length, 5);
  assert.doesNotMatch(pages, /Thomas|THOMAS|Amélie|\{\{/);

  // A child that is taken out of the review: the lists are values, the words around them are not.
  const { people } = await asked(writer, `/drafts/${draft}`);
  await edit(writer, draft, { do: 'remove', people: people.filter(({ name }) => name === 'Daniel James Whitfield').map(({ id }) => id) }, { do: 'confirm' });
  assert.match(await writer.run('refresh', {}), /The text around the values would be another one today: .* Only a new document has it\.$/);

  // For a copy that leaves the firm: asked twice; the text stays, where it came from goes.
  const text = await writer.text();
  assert.match(await writer.run('plain', {}), /^For a copy that leaves the firm: .* Choose the line, then Make plain\.$/);
  assert.equal((await writer.controls()).length, 25);
  assert.equal(await writer.run('plain', { Sure: 'yes' }), 'Plain text now. Nothing in it says any more where it came from.');
  assert.deepEqual([await writer.controls(), await writer.text()], [[], text]);
  assert.equal(await writer.run('plain', {}), 'This document was not made or filled by Engross. Choose Fill this document first.');
  await writer.save(plain, 'docx');
  assert.deepEqual(Object.values(parts(plain)).filter((part) => part.includes('urn:engross:filled')), []);
});
