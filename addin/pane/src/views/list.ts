// Lists that work with the keyboard: one tab stop, arrows move, the caller says what the rest does.

const options = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];

export function focusOption(option: HTMLElement): void {
  const list = option.closest('[role=listbox]');
  for (const one of list ? options(list) : []) one.tabIndex = one === option ? 0 : -1;
  option.focus();
}

export interface ListKeys {
  open?: (option: HTMLElement) => void;
  toggle?: (option: HTMLElement) => void;
  remove?: (option: HTMLElement) => void;
  all?: () => void;
  none?: () => void;
  moved?: (option: HTMLElement) => void;
}

const kPage = 8;
// Where a key leads in a row of items, from 0 to the last.
export const kSteps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + kPage, last),
  PageUp: (at) => Math.max(at - kPage, 0),
  Home: () => 0,
  End: (_, last) => last,
};

export function listKeys(keys: ListKeys): (event: Event) => void {
  return (event) => {
    const { key, ctrlKey, altKey, currentTarget, target } = event as KeyboardEvent;
    const option = (target as HTMLElement).closest<HTMLElement>('[role=option]');
    if (!option || altKey) return;
    const all = options(currentTarget as Element);
    const step = kSteps[key];
    if (step && !ctrlKey) {
      const next = all[step(all.indexOf(option), all.length - 1)];
      if (next) {
        focusOption(next);
        keys.moved?.(next);
      }
    } else if (key === 'Enter') keys.open?.(option);
    else if (key === ' ') keys.toggle?.(option);
    else if (key === 'Delete') keys.remove?.(option);
    else if (key.toLowerCase() === 'a' && ctrlKey) keys.all?.();
    else if (key === 'Escape') keys.none?.();
    else return;
    event.preventDefault();
  };
}

// After every drawing: each list has exactly one option that Tab reaches.
export function keepTabStops(root: ParentNode): void {
  for (const list of root.querySelectorAll('[role=listbox][data-list]')) {
    const all = options(list);
    if (all.length === 0 || all.some((one) => one.tabIndex === 0)) continue;
    (all.find((one) => one.getAttribute('aria-selected') === 'true' && list.getAttribute('aria-multiselectable') === null) ?? all[0])!.tabIndex = 0;
  }
}
