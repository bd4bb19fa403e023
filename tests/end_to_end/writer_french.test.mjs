// The extension in a LibreOffice that speaks French: every command, and the menu.
import assert from 'node:assert/strict';
import test from 'node:test';
import { helperIn, place, writerIn } from './writer.mjs';
import { asked, control, document, edit, kShowing, paragraph, run } from './writer_documents.mjs';

test('a French LibreOffice says everything in French', async (t) => {
  const folder = place(t);
  await helperIn(t, folder);
  const writer = await writerIn(t, folder, { env: { OFFICE_LANGUAGE: 'fr' } });
  await writer.open(document(folder, 'lettre.docx', paragraph(run('Bonjour '), control('client.name.full', 'Cliquez ici', kShowing))));
  const before = await writer.lines();
  const digits = await writer.run('find', { Query: 'Whitfield' }, '\\d{6}');
  assert.match(digits, /^L'assistant montre-t-il \d{6} \? Autorisez-le là, ou lancez : engross pair --allow \d{6}$/);
  await asked(writer, '/pairings/allow', { code: /\d{6}/.exec(digits)[0] });
  assert.equal(await writer.wait(before, '^0 '), '00001-Whitfield : Thomas Edward Whitfield.');
  const [{ id: draft }] = (await asked(writer, '/drafts')).drafts;
  await edit(writer, draft, { do: 'confirm' });
  const said = async (command, given = {}) => writer.run(command, given);
  assert.equal(await said('fill'), '1 rempli depuis Clio. Annuler le reprend.');
  assert.deepEqual(await writer.undo_titles(), ['Remplir depuis Clio']);
  assert.equal(await said('refresh'), "Rien n'a changé.");
  assert.equal(await said('check'), 'Aucune faute. Il demande 1 valeur.');
  assert.equal(await said('find', { Query: 'x' }), 'Tapez au moins 2 caractères, ou rien pour les derniers dossiers modifiés.');
  assert.match(await said('insert'), /^\d+ faits\. Choisissez-en un, puis Insérer\.$/);
  assert.match(await said('new'), /^\d+ modèles\. Choisissez-en un, puis Créer\.$/);
  assert.match(await said('plain'), /^Pour une copie qui quitte le cabinet : /);
  assert.equal(await said('plain', { Sure: 'yes' }), "Texte simple désormais. Plus rien n'y dit d'où il vient.");
  assert.equal(await said('pane'), 'Le volet est ouvert dans votre navigateur.');
  assert.deepEqual(await writer.menu(), [
    'Trouver un dossier…', 'Remplir ce document', 'Actualiser depuis Clio', 'Nouveau document…', 'Convertir en texte simple…', 'Vérifier le modèle', 'Insérer un fait…',
    'Ouvrir le volet', 'Démarrer l’assistant',
  ]);
});
