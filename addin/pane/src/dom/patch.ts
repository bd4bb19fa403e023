// Brings the page to what a view returned, changing only what differs, so that focus, scroll and
// half-typed text stay. A view that returns the same object again is not looked at.
import type { Props, Vnode } from './h';

const kSvg = 'http://www.w3.org/2000/svg';
const kListeners = Symbol('listeners');

type Listening = Element & { [kListeners]?: Map<string, ((event: Event) => void) | null> };

// What each element shows now: one taken off the page comes back as it is when the same is asked for.
const shows = new WeakMap<Element, Vnode>();

function listen(element: Listening, kind: string, handler: unknown): void {
  const listeners = (element[kListeners] ??= new Map());
  // One for each kind, for good: two would both run when the first one brings another handler.
  if (!listeners.has(kind)) element.addEventListener(kind, (event) => listeners.get(kind)?.(event));
  listeners.set(kind, typeof handler === 'function' ? (handler as (event: Event) => void) : null);
}

function set(element: Element, name: string, value: unknown): void {
  if (name.startsWith('on')) return listen(element, name.slice(2), value);
  if (name.startsWith('.')) {
    (element as unknown as Record<string, unknown>)[name.slice(1)] = value;
    return;
  }
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

// Compared with what was last asked for, never with the page: typed text is the person's.
function setAll(element: Element, before: Props, after: Props): void {
  for (const name of Object.keys(before)) {
    if (!(name in after)) set(element, name, name.startsWith('.') ? '' : undefined);
  }
  for (const [name, value] of Object.entries(after)) {
    if (before[name] !== value) set(element, name, value);
  }
}

function create(node: Vnode | string): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  if (node.element && shows.get(node.element) === node && !node.element.isConnected) return node.element;
  const svg = node.tag === 'svg' || node.tag === 'path';
  const element = svg ? document.createElementNS(kSvg, node.tag) : document.createElement(node.tag);
  // Children first: a select takes its value from options that are there.
  for (const child of node.children) element.append(create(child));
  setAll(element, {}, node.props);
  node.element = element;
  shows.set(element, node);
  return element;
}

// Who is who among siblings: by key, else the first of its tag, the second, and so on, so that a
// keyed one coming or going leaves the others what they were.
function identities(nodes: Vnode['children']): string[] {
  const count = new Map<string, number>();
  return nodes.map((node) => {
    const tag = typeof node === 'string' ? 'text' : node.tag;
    if (typeof node !== 'string' && node.key !== undefined) return `${tag} ${node.key}`;
    const nth = count.get(tag) ?? 0;
    count.set(tag, nth + 1);
    return `${tag} #${nth}`;
  });
}

function patchChildren(parent: Element, before: Vnode['children'], after: Vnode['children']): void {
  const known = new Map<string, { node: Vnode | string; page: Node }>();
  const pages = [...parent.childNodes];
  identities(before).forEach((name, at) => {
    const [node, page] = [before[at], pages[at]];
    if (node !== undefined && page) known.set(name, { node, page });
  });
  const names = identities(after);
  const wanted = after.map((node, at) => {
    const old = known.get(names[at]!);
    if (!old) return create(node);
    known.delete(names[at]!);
    return patchOne(old.page, old.node, node);
  });
  for (const { page } of known.values()) page.parentNode?.removeChild(page);
  wanted.forEach((page, at) => {
    if (parent.childNodes[at] !== page) parent.insertBefore(page, parent.childNodes[at] ?? null);
  });
}

function patchOne(page: Node, before: Vnode | string, after: Vnode | string): Node {
  if (before === after) return page;
  if (typeof after === 'string') {
    page.textContent = after;
    return page;
  }
  const old = before as Vnode;
  patchChildren(page as Element, old.children, after.children);
  setAll(page as Element, old.props, after.props);
  after.element = page as Element;
  shows.set(page as Element, after);
  return page;
}

// `root` holds what `patch` last put there and nothing else.
export function patch(root: Element, before: Vnode | null, after: Vnode): void {
  patchChildren(root, before === null ? [] : [before], [after]);
}
