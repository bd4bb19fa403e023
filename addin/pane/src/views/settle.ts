// What is to settle first, each with the choices that settle it.
import { h, type Child, type Vnode } from '../dom/h';
import type { Finding, Review, Severity } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { choices, named, stops, toSettle, type Choice } from '../state/people';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { findingText } from './told';
import { icon, type IconName } from './icons';
import { button, unseen } from './parts';

const icons: Record<Severity, IconName> = { blocking: 'stop', doubt: 'doubt', note: 'note' };
const kShownDoubts = 3;

// A sign and a word: colour alone says nothing.
export const severityIcon = (finding: Finding, w: Words): Child => [icon(icons[finding.severity]), unseen(`${w[finding.severity]}: `)];

function choiceText(choice: Choice, review: Review, w: Words): string {
  switch (choice.kind) {
    case 'role':
      return w.make_role(named(review, choice.person), w.role[choice.role]);
    case 'ask role':
      return w.ask_role(named(review, choice.person));
    case 'parent':
      return w.say_parent;
    case 'merge':
      return w.same_person;
    case 'correct':
      return choice.field === 'birthdate' ? w.correct_birth : w.write_name;
    case 'open':
      return w.open_person(named(review, choice.person));
    case 'overrule':
      return w.leave_as_is;
  }
}

function take(choice: Choice, app: App, w: Words): void {
  switch (choice.kind) {
    case 'role':
      void app.review.edit([{ do: 'role', people: [choice.person], role: choice.role, reason: '' }], w.role_set);
      return;
    case 'ask role':
      return app.review.openSheet({ name: 'role', people: [choice.person], role: choice.role });
    case 'parent':
      return app.review.openSheet({ name: 'parent', person: choice.person });
    case 'merge':
      return app.review.openSheet({ name: 'merge', people: choice.people });
    case 'correct':
      return void app.review.openPerson(choice.person, choice.field);
    case 'open':
      return void app.review.openPerson(choice.person);
    case 'overrule':
      return app.review.openSheet({ name: 'overrule', key: choice.key });
  }
}

export function findingCard(finding: Finding, app: App, w: Words, review: Review): Vnode {
  return h(
    'li',
    { key: finding.key, class: `card ${finding.severity}` },
    h('p', { class: 'card-text' }, severityIcon(finding, w), h('span', {}, sentence(findingText(finding, w)))),
    h(
      'div',
      { class: 'choices' },
      choices(finding, review).map((choice, at) =>
        button(choiceText(choice, review, w), () => take(choice, app, w), { small: true, subtle: choice.kind === 'overrule', key: `${choice.kind} ${at}` }),
      ),
    ),
  );
}

export function settleSection(state: State, app: App, w: Words, review: Review): Child {
  const all = toSettle(review);
  if (all.length === 0) return null;
  const blocking = all.filter(stops);
  const doubts = all.slice(blocking.length);
  // Whatever stops drafting is shown; of mere doubts a few, so that the people stay in sight.
  const first = [...blocking, ...doubts.slice(0, Math.max(0, kShownDoubts - blocking.length))];
  const more = all.slice(first.length);
  return h(
    'section',
    { key: 'settle', class: 'settle', 'aria-label': w.settle_title },
    h('h2', {}, w.settle_title, ' ', h('span', { class: 'quiet' }, w.settle_counts(blocking.length, doubts.length))),
    h('ul', { class: 'cards' }, first.map((finding) => findingCard(finding, app, w, review))),
    more.length > 0 &&
      h(
        'details',
        {
          key: 'more',
          '.open': state.people.allFindings,
          ontoggle: (event: Event) => app.review.showAllFindings((event.currentTarget as HTMLDetailsElement).open),
        },
        h('summary', {}, w.more_doubts(more.length)),
        state.people.allFindings && h('ul', { class: 'cards' }, more.map((finding) => findingCard(finding, app, w, review))),
      ),
  );
}
