// A tree that works with the keyboard alone, as the WAI-ARIA practices have it: up and down move among
// what is shown, right opens and goes in, left closes and goes out, Enter does what the caller says.

import { kSteps } from './list';

const items = (tree: Element): HTMLElement[] => [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')];

const level = (item: HTMLElement): number => Number(item.getAttribute('aria-level'));

export interface TreeKeys {
  moved(item: HTMLElement): void;
  opened(item: HTMLElement, open: boolean): void;
  entered(item: HTMLElement): void;
}

// Where an arrow to the side leads: to an item, or to opening or closing this one.
function sideways(key: string, item: HTMLElement, all: readonly HTMLElement[]): HTMLElement | boolean | null {
  const open = item.getAttribute('aria-expanded');
  const at = all.indexOf(item);
  if (key === 'ArrowRight') return open === null ? null : open === 'false' ? true : (all[at + 1] ?? null);
  if (open === 'true') return false;
  return all.slice(0, at).reverse().find((one) => level(one) < level(item)) ?? null;
}

export function treeKeys(keys: TreeKeys): (event: Event) => void {
  return (event) => {
    const { key, ctrlKey, altKey, currentTarget, target } = event as KeyboardEvent;
    const item = (target as HTMLElement).closest<HTMLElement>('[role=treeitem]');
    if (!item || altKey || ctrlKey) return;
    const all = items(currentTarget as Element);
    const step = kSteps[key];
    const side = key === 'ArrowRight' || key === 'ArrowLeft' ? sideways(key, item, all) : null;
    const next = step ? all[step(all.indexOf(item), all.length - 1)] : side;
    if (next instanceof HTMLElement) {
      next.focus();
      keys.moved(next);
    } else if (typeof next === 'boolean') keys.opened(item, next);
    else if (key === 'Enter') keys.entered(item);
    else if (key === ' ' && item.hasAttribute('aria-expanded')) keys.opened(item, item.getAttribute('aria-expanded') === 'false');
    else if (!step && key !== 'ArrowRight' && key !== 'ArrowLeft') return;
    event.preventDefault();
  };
}
