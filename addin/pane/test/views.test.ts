// @vitest-environment jsdom
// What views put on the page, and what pressing and typing there asks for.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '../src/api/contract';
import { h } from '../src/dom/h';
import { patch } from '../src/dom/patch';
import { CallError } from '../src/api/errors';
import { App } from '../src/state/app';
import type { State } from '../src/state/model';
import { frame } from '../src/views/frame';
import { button } from '../src/views/parts';
import { keepTabStops, listKeys } from '../src/views/list';
import { Picker } from '../src/views/picker';
import { questionView } from '../src/views/question';
import { tree } from '../src/state/questions';
import { words } from '../src/words/words';
import { FakeHost } from './host';
import { finding, interview, matter, person, question, review, shown } from './fixtures';

Element.prototype.scrollIntoView = () => undefined;
customElements.define('engross-picker', Picker);

const host = new FakeHost();
const makeApp = () =>
  new App({ send: () => Promise.reject(new Error('no helper here')), host, storage: localStorage, language: 'en', say: () => undefined, focus: () => undefined });

let app: App;
let root: HTMLElement;
beforeEach(() => {
  localStorage.clear();
  app = makeApp();
  document.body.innerHTML = '<div id="pane"></div>';
  root = document.getElementById('pane')!;
});

describe('a question', () => {
  const show = (one: Question, more: Question[] = [], open: string[] = []) => {
    const asked = interview([{ title: 'A', help: '', questions: [one, ...more] }], { open });
    app.store.set({ answers: { ...app.store.get().answers, interview: asked, template: 'will' } });
    const node = tree([one, ...more])[0]!;
    patch(root, null, questionView(node, { state: app.store.get(), app, w: words('en'), interview: asked }));
    return root;
  };

  const rows: { name: string; asked: Question; finds: string; value?: string }[] = [
    { name: 'for text', asked: question('a', { value: 'x' }), finds: 'input[type=text]#q-a', value: 'x' },
    { name: 'for long text', asked: question('a', { multiline: true, value: 'x\ny' }), finds: 'textarea#q-a', value: 'x\ny' },
    { name: 'for a date', asked: question('a', { type: 'date', value: '23/11/2026' }), finds: 'input[placeholder="as 23/11/2026"]', value: '23/11/2026' },
    { name: 'for money', asked: question('a', { type: 'money', value: '$1,234.50' }), finds: 'input[inputmode=decimal]', value: '$1,234.50' },
    { name: 'for a number', asked: question('a', { type: 'number', value: '25' }), finds: 'input[inputmode=decimal]', value: '25' },
    { name: 'for yes or no', asked: question('a', { type: 'yes/no', value: 'No' }), finds: 'input[type=radio]:checked', value: 'no' },
    { name: 'for one of few', asked: question('a', { type: 'choice', options: ['x', 'y'], value: 'y' }), finds: 'input[type=radio]:checked', value: 'y' },
    { name: 'for one of many', asked: question('a', { type: 'choice', options: ['1', '2', '3', '4', '5'], value: '4' }), finds: 'select#q-a', value: '4' },
    { name: 'for one of many, with an answer that is none of them', asked: question('a', { type: 'choice', options: ['1', '2', '3', '4', '5'], value: '9' }), finds: 'select#q-a', value: '9' },
    { name: 'for a person', asked: question('a', { type: 'person', value: 'Ann Lee' }), finds: 'input[role=combobox]#q-a', value: 'Ann Lee' },
    { name: 'for a list of values', asked: question('a', { type: 'list', item: 'text', items: ['x'] }), finds: 'input#q-a', value: 'x' },
    { name: 'that follows from others', asked: question('a', { origin: 'computed', value: '$5' }), finds: 'p#q-a' },
  ];
  for (const { name, asked, finds, value } of rows) {
    it(name, () => {
      const found = show(asked).querySelector<HTMLInputElement>(finds);
      expect(found).not.toBeNull();
      if (value !== undefined) expect(found?.value).toBe(value);
    });
  }

  it('has its label tied to its field', () => {
    expect(show(question('gifts[0].to')).querySelector('label')?.getAttribute('for')).toBe('q-gifts-0--to');
  });

  it('has its fault under it, tied to the field', () => {
    const field = show(question('a', { fault: 'write a number', value: 'x' })).querySelector('input')!;
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toContain('q-a-fault');
    expect(shown(root.querySelector('#q-a-fault')!)).toBe('Write a number.');
  });

  const origins: { origin: Question['origin']; says: string }[] = [
    { origin: 'from the matter', says: 'From Clio' },
    { origin: 'by default', says: 'Suggested' },
    { origin: 'computed', says: 'Follows from other answers' },
    { origin: 'answered', says: 'Take my answer back' },
    { origin: 'open', says: '' },
  ];
  for (const { origin, says } of origins) it(`${origin} says “${says}”`, () => expect(shown(show(question('a', { origin })).querySelector('.origin')!)).toBe(says));

  it('says that it is needed', () => expect(shown(show(question('a'), [], ['a']))).toContain('needed'));

  it('shows its help on demand only', () => {
    const asked = question('a', { help: 'Who carries out the will.' });
    expect(shown(show(asked))).not.toContain('Who carries');
    app.interview.toggleHelp('a');
    root.innerHTML = '';
    expect(shown(show(asked))).toContain('Who carries');
  });

  it('shows what was typed rather than what is saved', () => {
    app.interview.typed.set('a', 'half a na');
    expect(show(question('a', { value: 'old' })).querySelector('input')!.value).toBe('half a na');
  });

  it('that is a list of records shows rows to add and to remove', () => {
    const list = question('gifts', { type: 'list', records: true, rows: 2, each: 'gift' });
    show(list, [question('gifts[0].what'), question('gifts[1].what')]);
    expect([...root.querySelectorAll('legend')].map(shown)).toEqual(['gift 1', 'gift 2']);
    expect(root.querySelectorAll('[aria-label="Remove gift 2"]')).toHaveLength(1);
    expect(shown(root)).toContain('Add gift');
  });

  it('sends its answer when the field is left', () => {
    const leave = vi.spyOn(app.interview, 'leave').mockImplementation(() => undefined);
    const field = show(question('a')).querySelector('input')!;
    field.value = 'Ann';
    field.dispatchEvent(new Event('input'));
    expect(app.interview.typed.get('a')).toBe('Ann');
    field.dispatchEvent(new Event('blur'));
    expect(leave).toHaveBeenCalledWith('a', 'Ann');
  });

  it('keeps a list of values whole when one is typed after the last', () => {
    const set = vi.spyOn(app.interview, 'setItems').mockResolvedValue();
    show(question('a', { type: 'list', item: 'text', items: ['x'] }));
    const last = root.querySelectorAll('input')[1]!;
    last.value = 'y';
    last.dispatchEvent(new Event('blur'));
    expect(set).toHaveBeenCalledWith('a', ['x', 'y']);
  });
});

describe('the picker', () => {
  const make = () => {
    const picker = new Picker();
    root.append(picker);
    picker.offers = [{ name: 'Amélie', note: 'spouse' }, { name: 'Daniel', note: 'child' }];
    const input = picker.querySelector('input')!;
    const press = (key: string) => input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const names = () => [...picker.querySelectorAll('[role=option]')].map((one) => shown(one));
    const left = vi.fn();
    picker.addEventListener('leave', left);
    return { picker, input, press, names, left };
  };

  it('offers everybody on the arrow, and takes one on Enter', () => {
    const { picker, input, press, names, left } = make();
    press('ArrowDown');
    expect(names()).toEqual(['Amélie spouse', 'Daniel child']);
    press('ArrowDown');
    press('Enter');
    expect([picker.value, left.mock.calls.length, input.getAttribute('aria-expanded')]).toEqual(['Daniel', 1, 'false']);
  });

  it('offers who matches what is typed, whatever the accent', () => {
    const { input, names } = make();
    input.value = 'amel';
    input.dispatchEvent(new Event('input'));
    expect(names()).toEqual(['Amélie spouse']);
  });

  it('takes a name of nobody in the list', () => {
    const { picker, input, left } = make();
    input.value = 'Ann Lee';
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new Event('blur'));
    expect([picker.value, left.mock.calls.length]).toEqual(['Ann Lee', 1]);
  });

  it('closes on Escape and keeps the text', () => {
    const { picker, input, press } = make();
    input.value = 'Dan';
    press('ArrowDown');
    press('Escape');
    expect([picker.value, picker.querySelector('ul')!.hidden]).toEqual(['Dan', true]);
  });
});

describe('a list', () => {
  const heard: string[] = [];
  const make = () => {
    heard.length = 0;
    const note = (what: string) => (option: HTMLElement) => void heard.push(`${what} ${option.id}`);
    const list = h(
      'div',
      { role: 'listbox', 'data-list': true, onkeydown: listKeys({ open: note('open'), toggle: note('toggle'), remove: note('remove'), all: () => void heard.push('all') }) },
      ['a', 'b', 'c'].map((id) => h('div', { key: id, role: 'option', id, tabindex: '-1' }, id)),
    );
    patch(root, null, list);
    keepTabStops(root);
    document.getElementById('a')!.focus();
  };
  const rows: { keys: string[]; focused: string; heard?: string[] }[] = [
    { keys: ['ArrowDown'], focused: 'b' },
    { keys: ['ArrowDown', 'ArrowDown', 'ArrowDown'], focused: 'c' },
    { keys: ['End'], focused: 'c' },
    { keys: ['End', 'Home'], focused: 'a' },
    { keys: ['ArrowUp'], focused: 'a' },
    { keys: ['PageDown'], focused: 'c' },
    { keys: ['ArrowDown', 'Enter'], focused: 'b', heard: ['open b'] },
    { keys: [' ', 'ArrowDown', ' '], focused: 'b', heard: ['toggle a', 'toggle b'] },
    { keys: ['Delete'], focused: 'a', heard: ['remove a'] },
    { keys: ['x'], focused: 'a', heard: [] },
  ];
  for (const row of rows) {
    it(row.keys.join(' '), () => {
      make();
      for (const key of row.keys) document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      expect(document.activeElement!.id).toBe(row.focused);
      if (row.heard) expect(heard).toEqual(row.heard);
      expect(root.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    });
  }
});

describe('patching', () => {
  it('keeps an element by its key when others go before it', () => {
    const row = (key: string) => h('input', { key, id: key });
    const before = h('div', {}, row('a'), row('b'));
    patch(root, null, before);
    const kept = document.getElementById('b')!;
    kept.focus();
    patch(root, before, h('div', {}, row('b'), row('c')));
    expect(document.getElementById('b')).toBe(kept);
    expect([...root.querySelectorAll('input')].map((one) => one.id)).toEqual(['b', 'c']);
  });

  it('leaves the others what they were when a keyed one comes', () => {
    const before = h('div', {}, h('div', {}), h('button', {}));
    patch(root, null, before);
    const button = root.querySelector('button');
    patch(root, before, h('div', {}, h('div', { key: 'busy' }), h('div', {}), h('button', {})));
    expect(root.querySelector('button')).toBe(button);
  });

  it('leaves what a person types until another value is asked for', () => {
    const field = (value: string) => h('input', { '.value': value });
    const first = field('a');
    patch(root, null, first);
    const input = root.querySelector('input')!;
    input.value = 'typed';
    const second = field('a');
    patch(root, first, second);
    expect(input.value).toBe('typed');
    patch(root, second, field('b'));
    expect(input.value).toBe('b');
  });

  it('brings an element back as it was, unless it shows something else by now', () => {
    const row = h('p', { key: 'a' }, 'first');
    const full = h('div', {}, row);
    patch(root, null, full);
    const kept = root.querySelector('p');
    const empty = h('div', {});
    patch(root, full, empty);
    const again = h('div', {}, row);
    patch(root, empty, again);
    expect(root.querySelector('p')).toBe(kept);
    const changed = h('div', {}, h('p', { key: 'a' }, 'second'));
    patch(root, again, changed);
    const gone = h('div', {});
    patch(root, changed, gone);
    patch(root, gone, h('div', {}, row));
    expect(shown(root)).toBe('first');
  });

  it('shows text as text', () => {
    patch(root, null, h('p', {}, '<img src=x onerror=alert(1)>'));
    expect(root.querySelector('img')).toBeNull();
    expect(shown(root)).toBe('<img src=x onerror=alert(1)>');
  });

  it('stops listening', () => {
    const heard = vi.fn();
    const first = h('button', { onclick: heard });
    patch(root, null, first);
    patch(root, first, h('button', {}));
    root.querySelector('button')!.click();
    expect(heard).not.toHaveBeenCalled();
  });

  it('hears once after a pause, and never two handlers at one press', () => {
    const heard: string[] = [];
    const first = h('button', { onclick: () => heard.push('first') });
    const off = h('button', {});
    const second = h('button', { onclick: () => heard.push('second') });
    patch(root, null, first);
    patch(root, first, off);
    const again = h('button', { onclick: () => {
      heard.push('again');
      patch(root, again, second);
    } });
    patch(root, off, again);
    root.querySelector('button')!.click();
    expect(heard).toEqual(['again']);
  });
});

describe('a button', () => {
  const press = (detail: number, primary = true) => {
    const pressed = vi.fn();
    patch(root, null, button('Done', pressed, { primary }));
    root.querySelector('fluent-button')!.dispatchEvent(new MouseEvent('click', { detail }));
    return pressed.mock.calls.length;
  };
  it('hears a press', () => expect(press(1)).toBe(1));
  it('hears the keyboard', () => expect(press(0)).toBe(1));
  it('hears a double click once', () => expect(press(2)).toBe(0));
  it('hears every press where its place keeps its sense', () => expect(press(2, false)).toBe(1));
});

describe('the frame', () => {
  const people = [person(1, 'Thomas', { client: true }), person(2, 'Kevin', { role: 'spouse' }), person(3, 'Sverre', { role: 'spouse' })];
  const two = finding('two-spouses', [2, 3], { severity: 'blocking', text: '2 spouses: Kevin, Sverre' });
  const show = (change: Partial<State>) => {
    app.store.set({ helper: { phase: 'here' }, ...change });
    root.innerHTML = '';
    patch(root, null, frame(app.store.get(), app));
    return shown(root);
  };
  const primary = () => root.querySelector('footer > fluent-button')!;

  const starts: { name: string; change: Partial<State>; says: string[] }[] = [
    { name: 'looking', change: { helper: { phase: 'looking' } }, says: ['Looking for the helper'] },
    { name: 'no helper', change: { helper: { phase: 'missing' } }, says: ['not running', 'engross serve', 'Look now'] },
    { name: 'a stranger', change: { helper: { phase: 'stranger' } }, says: ['not your helper', 'Nothing was sent to it'] },
    { name: 'another version', change: { helper: { phase: 'other version' } }, says: ['of another version', 'Nothing was sent to it', 'open it again'] },
    { name: 'unpaired', change: { helper: { phase: 'unpaired', why: 'first' } }, says: ['Let this pane in', 'Pair'] },
    { name: 'shut out', change: { helper: { phase: 'unpaired', why: 'shut out' } }, says: ['no longer', 'drafts are safe'] },
    { name: 'the digits', change: { helper: { phase: 'waiting', code: '402815', expiresAt: '2026-11-25T10:00:00Z' } }, says: ['402 815', 'show the same?', 'engross pair --allow 402815', 'Cancel'] },
    { name: 'expired', change: { helper: { phase: 'ended', why: 'expired', detail: '' } }, says: ['have expired', 'Pair again'] },
    { name: 'refused', change: { helper: { phase: 'ended', why: 'refused', detail: '' } }, says: ['did not let this pane in'] },
    { name: 'too often', change: { helper: { phase: 'ended', why: 'too often', detail: '' } }, says: ['Another request is waiting'] },
    { name: 'in French', change: { helper: { phase: 'unpaired', why: 'first' }, language: 'fr' }, says: ['Autoriser ce volet', 'Jumeler'] },
  ];
  for (const { name, change, says } of starts) it(name, () => says.forEach((text) => expect(show(change)).toContain(text)));

  const kCommand = 'settle it in the review (engross review D-1), or overrule it: engross review D-1 --overrule "two-spouses:2,3" --reason "..."';
  const kOpen = new CallError(409, 'review_open', `2 spouses: Kevin, Sverre, draft D-1, finding two-spouses:2,3, ${kCommand}`, [
    { what: '2 spouses: Kevin, Sverre', where: 'draft D-1, finding two-spouses:2,3', remedy: kCommand },
    { what: 'the executor is a minor', where: 'draft D-1, finding minor:2', remedy: kCommand },
  ]);
  const kMissing = new CallError(422, 'missing', 'no answer: Executor', [{ what: 'no answer: Executor', where: 'template will, fact executor', remedy: 'answer it with engross interview will --draft DRAFT' }]);
  const spoken = { ...two, message: { id: 'two-spouses', args: { count: '2', names: ['Kevin', 'Sverre'] } } };
  const settled: { name: string; error: CallError; language?: 'fr'; says: string[] }[] = [
    { name: 'open findings', error: kOpen, says: ['The review has something to settle.', '2 spouses: Kevin, Sverre.', 'The executor is a minor.', 'Nothing was changed. Settle what is open', 'Go to people'] },
    { name: 'open findings in French', error: kOpen, language: 'fr', says: ['Il reste quelque chose à régler', '2 conjoints : Kevin, Sverre.', 'Rien n’a été changé. Réglez'] },
    { name: 'missing answers', error: kMissing, says: ['Answers are missing.', 'No answer: Executor.', 'Answer what is missing', 'Go to questions'] },
  ];
  for (const { name, error, language = 'en', says } of settled) {
    it(`names no command for ${name}`, () => {
      show({ review: review(people, [spoken]), screen: { name: 'documents' }, language, problem: { error, again: null } });
      const text = shown(root.querySelector('.problem')!);
      for (const said of says) expect(text).toContain(said);
      expect(text).not.toMatch(/engross |D-1|template will/);
    });
  }
  it('confirm is off while something blocks, and says why', () => {
    show({ review: review(people, [two]), screen: { name: 'people' } });
    expect(shown(primary())).toBe('Confirm');
    expect(primary().getAttribute('aria-disabled')).toBe('true');
    expect(primary().getAttribute('title')).toContain('Off until');
  });

  it('confirm is on when nothing blocks', () => {
    show({ review: review(people, [finding('step', [2])]), screen: { name: 'people' } });
    expect(primary().getAttribute('aria-disabled')).toBeNull();
  });

  it('the choices stand in words', () => {
    const text = show({ review: review(people, [two]), screen: { name: 'people' } });
    for (const choice of ['Kevin is no spouse…', 'Sverre is no spouse…', 'Right as it is…']) expect(text).toContain(choice);
  });

  const draft = { id: 'D-2YTRH', number: '00001-Whitfield', client: 'Thomas', updated_at: '2026-11-25T10:00:00Z' };
  const wills = { ...matter('00002-Doyle', 'Doyle'), practice_area: 'Wills', lawyer: 'Ann Roy' };
  const house = { ...matter('00003-Tran', 'Tran'), practice_area: 'Real estate', lawyer: 'Ann Roy' };
  const found: { name: string; matters: Partial<State['matters']>; rows: string[]; filters: string[] }[] = [
    { name: 'recent ones, but for those with a draft', matters: { drafts: [draft], recent: [matter('00001-Whitfield', 'Thomas'), wills] }, rows: ['draft D-2YTRH', `matter ${wills.id}`], filters: [] },
    { name: 'no recent ones once something is typed', matters: { query: 'B', drafts: [draft], recent: [wills] }, rows: ['draft D-2YTRH'], filters: [] },
    { name: 'what was found, and no recent ones', matters: { found: [house], foundFor: 'tr', recent: [wills] }, rows: [`matter ${house.id}`], filters: [] },
    { name: 'a filter where there is a choice', matters: { found: [wills, house], foundFor: 'ro' }, rows: [`matter ${wills.id}`, `matter ${house.id}`], filters: ['area'] },
    { name: 'none of them', matters: { found: [wills, house], foundFor: 'ro', area: 'Wills', lawyer: 'Nobody' }, rows: [], filters: ['area'] },
    { name: 'those of one practice area', matters: { found: [wills, house], foundFor: 'ro', area: 'Wills' }, rows: [`matter ${wills.id}`], filters: ['area'] },
  ];
  for (const { name, matters, rows, filters } of found) {
    it(`matters: ${name}`, () => {
      show({ screen: { name: 'matters' }, matters: { ...app.store.get().matters, ...matters } });
      expect([...root.querySelectorAll<HTMLElement>('[role=option]')].map((row) => row.dataset['id'])).toEqual(rows);
      expect(['area', 'lawyer'].filter((id) => root.querySelector(`select#${id}`) !== null)).toEqual(filters);
    });
  }

  const rests: { rest: State['matters']['rest']; language?: 'fr'; found: number; says: string | null }[] = [
    { rest: 'none', found: 2, says: null },
    { rest: 'coming', found: 2, says: '2 matters found so far; more are coming.' },
    { rest: 'coming', found: 0, says: '0 matters found so far; more are coming.' },
    { rest: 'failed', found: 1, says: '1 matter found; the others did not come.' },
    { rest: 'coming', found: 2, language: 'fr', says: '2 dossiers trouvés jusqu’ici ; la suite arrive.' },
    { rest: 'failed', found: 2, language: 'fr', says: '2 dossiers trouvés ; la suite n’est pas arrivée.' },
  ];
  for (const { rest, found: count, language, says } of rests) {
    it(`the count of ${count} in ${language ?? 'en'} while the rest is ${rest}`, () => {
      const matters = { ...app.store.get().matters, rest, found: [wills, house].slice(0, count), foundFor: 'ro' };
      const text = show({ screen: { name: 'matters' }, language: language ?? 'en', matters });
      expect(root.querySelector('[data-rest]')?.textContent ?? null).toBe(says);
      if (rest !== 'none') expect(text).not.toContain('No matter holds');
    });
  }

  const watches: { watch: State['people']['watch']; language?: 'fr'; says: string | null }[] = [
    { watch: 'asked', says: null },
    { watch: 'asking', says: 'Asking Clio what has changed…' },
    { watch: { away: new CallError(409, 'sign_in_needed', 'nobody is signed in') }, says: 'Clio could not be asked what has changed. What you see came from Clio: 25 Nov 2026' },
    { watch: { away: new CallError(409, 'sign_in_needed', 'nobody is signed in') }, says: 'Nobody is signed in.' },
    { watch: { away: new CallError(502, 'unreachable', 'x') }, language: 'fr', says: 'Clio n’a pas pu être interrogé sur ce qui a changé. Ce que vous voyez vient de Clio : 25 nov. 2026' },
    { watch: 'gone', says: 'This matter is no longer in Clio, or you may not see it any more. The draft stays as it is.' },
  ];
  for (const { watch, language = 'en', says } of watches) {
    it(`what Clio has changed: ${JSON.stringify(watch)}, in ${language}: ${says}`, () => {
      const state = app.store.get();
      const page = show({ language, review: review(people), screen: { name: 'people' }, people: { ...state.people, watch } });
      if (says === null) expect(page).not.toMatch(/Asking|could not be asked|no longer in Clio/);
      else expect(page).toContain(says);
    });
  }

  it('what an import took of an untouched draft is told, and what Clio could not give', () => {
    const lines = { taken: ['Ann, first name: "Anne" in Clio now'], problems: ['one', 'two'] };
    const page = show({ review: review(people, [], lines), screen: { name: 'people' } });
    expect(page).toContain('1 change taken from Clio');
    expect(page).toContain('Ann, first name: "Anne" in Clio now.');
    expect(page).toContain('Clio could not give 2 things');
  });

  it('what Clio could not give is told in French', () => {
    const hides = { id: 'clio-problem', args: { what: { id: 'clio-hides-contact', args: {} }, where: { id: 'clio-contact', args: { number: '7' } } } };
    const lines = { problems: ['Clio hides this contact from this user (contact 7)', 'one'], problem_messages: [hides, null] };
    const page = show({ language: 'fr', review: review(people, [], lines), screen: { name: 'people' } });
    expect(page).toContain('Clio cache ce contact à cet utilisateur (contact 7).');
    expect(page).toContain('One.');
  });

  it('a practice Clio is named, the helper has its dot', () => {
    const text = show({ status: { name: 'Engross', version: '1', api: 1, practice: true, started_at: '' } });
    expect(text).toContain('Practice Clio');
    expect(root.querySelector('.helper')?.getAttribute('aria-label')).toBe('The helper answers');
  });

  it('a review stays in sight while the helper is away', () => {
    const text = show({ helper: { phase: 'missing' }, review: review(people), screen: { name: 'people' } });
    expect(text).toContain('Thomas');
    expect(text).toContain('not running');
  });

  it('there is one primary button in every view', () => {
    const screens: State['screen'][] = [
      { name: 'matters' }, { name: 'people' }, { name: 'person', id: 2 }, { name: 'person', id: 0 }, { name: 'changes' },
      { name: 'questions' }, { name: 'documents' }, { name: 'here' }, { name: 'activity' }, { name: 'settings' },
    ];
    for (const screen of screens) {
      show({ screen, review: review(people) });
      expect(root.querySelectorAll('[appearance=primary]'), screen.name).toHaveLength(1);
    }
  });

  it.each([
    ['all of it is there', 1, false],
    ['some of it is not', 2, true],
  ])('what was done: %s', (_, first, more) => {
    const entry = { number: first, at: '2026-03-04T10:00:00Z', by: 'Jo', what: 'removed Ann', message: null, undone: false };
    const load = vi.spyOn(app.review, 'loadEarlierHistory').mockResolvedValue();
    show({ screen: { name: 'activity' }, review: review(people), history: [entry, { ...entry, number: first + 1 }] });
    const earlier = [...root.querySelectorAll('fluent-button')].find((one) => one.textContent === 'Show what was done before');
    expect(earlier !== undefined).toBe(more);
    earlier?.dispatchEvent(new MouseEvent('click'));
    expect(load).toHaveBeenCalledTimes(more ? 1 : 0);
  });

  it('no document is made before somebody gives a name', () => {
    const make = vi.spyOn(app.documents, 'make').mockResolvedValue();
    const documents = { ...app.store.get().documents, chosen: new Set(['will']) };
    show({ screen: { name: 'documents' }, review: review(people), documents });
    const name = root.querySelector<HTMLInputElement>('#confirm-name')!;
    name.value = '  ';
    primary().dispatchEvent(new MouseEvent('click'));
    expect(make).not.toHaveBeenCalled();
    name.value = ' Jo Park ';
    primary().dispatchEvent(new MouseEvent('click'));
    expect(make).toHaveBeenCalledWith('Jo Park');
  });

  it('no element has a style of its own', () => {
    show({ screen: { name: 'people' }, review: review(people, [two]) });
    expect(root.querySelectorAll('[style]')).toHaveLength(0);
  });
});
