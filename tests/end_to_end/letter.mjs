// A template whose marks stand in content controls, beside those that come with the program.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zip } from './docx.mjs';
import { parts, temporaryFolder, top } from './engross.mjs';

const control = (tag, title) =>
  `<w:sdt><w:sdtPr><w:alias w:val="${title}"/><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent><w:r><w:t>{{ ${tag} }}</w:t></w:r></w:sdtContent></w:sdt>`;
const kLetter =
  `<w:p><w:r><w:t xml:space="preserve">Dear </w:t></w:r>${control('client.name.full', 'Client')}</w:p>` +
  `<w:p><w:r><w:t xml:space="preserve">cc </w:t></w:r>${control('spouse.name.full', 'Spouse')}</w:p>` +
  '<w:p><w:r><w:t>Re: {{ matter.number }}</w:t></w:r></w:p>';

// A document of these blocks with the will's styles, its header and footer without their controls.
export function documentOf(blocks) {
  const all = parts(join(top, 'templates/will/will.docx'));
  for (const part of ['word/header1.xml', 'word/footer1.xml']) all[part] = all[part].replace(/<w:sdt>[\s\S]*?<\/w:sdt>/g, '');
  all['word/document.xml'] = all['word/document.xml'].replace(/(<w:body>)[\s\S]*(<w:sectPr[\s\S]*<\/w:body>)/, `$1${blocks}$2`);
  return zip(Object.entries(all));
}

// The files that come with the program, and a letter of content controls.
export function withLetter(t) {
  const folder = join(temporaryFolder(t), 'share');
  cpSync(join(top, 'build/share/engross'), folder, { recursive: true, dereference: true });
  mkdirSync(join(folder, 'templates/letter'));
  writeFileSync(
    join(folder, 'templates/letter/template.json'),
    JSON.stringify({ schema: 1, id: 'letter', title: 'Letter', document: 'letter.docx', jurisdiction: 'CA-ON', review_note: '', file_name: 'Letter - {{ client.name.full }}' }),
  );
  writeFileSync(join(folder, 'templates/letter/letter.docx'), documentOf(kLetter));
  return folder;
}
