// <engross-picker>: a field that offers names and takes any other text too. The field is a native
// one in the page itself, so that labels, descriptions and faults reach screen readers.
import { folded } from '../state/people';

export interface Offer {
  name: string;
  note: string;
}

let made = 0;

export class Picker extends HTMLElement {
  private readonly input = document.createElement('input');
  private readonly opener = document.createElement('button');
  private readonly list = document.createElement('ul');
  private all: readonly Offer[] = [];
  private shown: readonly Offer[] = [];
  private active = -1;

  constructor() {
    super();
    const listId = `offers-${(made += 1)}`;
    this.list.id = listId;
    this.list.className = 'offers';
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', listId], ['autocomplete', 'off']] as const) {
      this.input.setAttribute(name, value);
    }
    this.input.className = 'input';
    this.opener.type = 'button';
    this.opener.className = 'opener';
    this.opener.tabIndex = -1;
    this.opener.textContent = '▾';
    this.input.addEventListener('input', () => this.open(this.input.value));
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => this.leave());
    // Before the field loses its focus to the press.
    this.opener.addEventListener('mousedown', (event) => this.press(event));
    this.list.addEventListener('mousedown', (event) => this.pick(event));
  }

  connectedCallback(): void {
    if (this.childElementCount === 0) this.append(this.input, this.opener, this.list);
  }

  // ---- What a view sets

  set value(text: string) {
    this.input.value = text;
  }
  get value(): string {
    return this.input.value;
  }
  set offers(offers: readonly Offer[]) {
    this.all = offers;
  }
  set inputId(id: string) {
    this.input.id = id;
  }
  set placeholder(text: string) {
    this.input.placeholder = text;
  }
  set says(text: string) {
    this.opener.setAttribute('aria-label', text);
    this.list.setAttribute('aria-label', text);
  }
  set label(text: string) {
    if (text === '') this.input.removeAttribute('aria-label');
    else this.input.setAttribute('aria-label', text);
  }
  set describedBy(ids: string) {
    if (ids === '') this.input.removeAttribute('aria-describedby');
    else this.input.setAttribute('aria-describedby', ids);
  }
  set wrong(wrong: boolean) {
    if (wrong) this.input.setAttribute('aria-invalid', 'true');
    else this.input.removeAttribute('aria-invalid');
  }

  // ---- The list

  private open(filter: string): void {
    const wanted = folded(filter.trim());
    this.shown = this.all.filter((offer) => folded(offer.name).includes(wanted));
    this.list.replaceChildren(...this.shown.map((offer, at) => this.line(offer, at)));
    this.active = -1;
    this.list.hidden = this.shown.length === 0;
    this.input.setAttribute('aria-expanded', String(!this.list.hidden));
    this.mark();
  }

  private line(offer: Offer, at: number): HTMLLIElement {
    const line = document.createElement('li');
    line.id = `${this.list.id}-${at}`;
    line.dataset['at'] = String(at);
    line.setAttribute('role', 'option');
    const note = document.createElement('span');
    note.className = 'quiet';
    note.textContent = offer.note;
    line.append(offer.name, ' ', note);
    return line;
  }

  private close(): void {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  private mark(): void {
    [...this.list.children].forEach((line, at) => line.setAttribute('aria-selected', String(at === this.active)));
    const line = this.list.children[this.active];
    if (!line) return this.input.removeAttribute('aria-activedescendant');
    this.input.setAttribute('aria-activedescendant', line.id);
    line.scrollIntoView({ block: 'nearest' });
  }

  private choose(at: number): void {
    const offer = this.shown[at];
    if (!offer) return;
    this.input.value = offer.name;
    this.close();
    this.dispatchEvent(new CustomEvent('leave'));
  }

  private key(event: KeyboardEvent): void {
    const open = !this.list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) this.open('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = this.shown.length;
      if (count > 0) this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
      this.mark();
    } else if (event.key === 'Enter' && open && this.active >= 0) this.choose(this.active);
    else if (event.key === 'Escape' && open) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private press(event: MouseEvent): void {
    event.preventDefault();
    this.input.focus();
    if (this.list.hidden) this.open('');
    else this.close();
  }

  private pick(event: MouseEvent): void {
    event.preventDefault();
    const line = (event.target as Element).closest<HTMLElement>('[role=option]');
    if (line) this.choose(Number(line.dataset['at']));
  }

  private leave(): void {
    this.close();
    this.dispatchEvent(new CustomEvent('leave'));
  }
}
