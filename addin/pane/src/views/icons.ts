// Line icons of 16 by 16, drawn here: no font and no picture is fetched.
import { h, type Vnode } from '../dom/h';

const paths = {
  back: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  gear: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  stop: 'M8 1.8 14.5 13.5h-13L8 1.8ZM8 6v3.5M8 11.2v.8',
  doubt: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM6 6.3c.2-2.4 4-2.2 4 0 0 1.500-2 1.500-2 3M8 11.300v.6',
  note: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 7.200v4M8 4.700v.6',
  dot: 'M8 10.500A2.500 2.500 0 1 0 8 5.500a2.500 2.500 0 0 0 0 5Z',
  undo: 'M5.500 2.500 2.500 5.500l3 3M2.800 5.500H10a3.500 3.500 0 0 1 0 7H6',
  redo: 'M10.500 2.500l3 3-3 3M13.200 5.500H6a3.500 3.500 0 0 0 0 7h4',
  add: 'M8 3v10M3 8h10',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.800 10.800 14 14',
  braces: 'M6 2.500C4 2.500 4.500 5 4.500 6S4 8 2.500 8C4 8 4.500 9 4.500 10S4 13.500 6 13.500M10 2.500c2 0 1.500 2.500 1.500 3.500S12 8 13.500 8C12 8 11.500 9 11.500 10s.500 3.500-1.500 3.500',
  save: 'M8 2v8M4.500 7 8 10.500 11.500 7M3 13.500h10',
} as const;

export type IconName = keyof typeof paths;

// `slot`: where a button of Fluent wants it.
export const icon = (name: IconName, className = '', slot?: string): Vnode =>
  h('svg', { slot, class: `icon icon-${name} ${className}`.trim(), viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, h('path', { d: paths[name] }));
