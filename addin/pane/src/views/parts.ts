// Small pieces that every view is made of.
import { classes, h, type Child, type Props, type Vnode } from '../dom/h';
import { icon, type IconName } from './icons';

export interface ButtonOptions {
  id?: string;
  key?: string;
  primary?: boolean;
  subtle?: boolean;
  small?: boolean;
  icon?: IconName;
  // Said instead of the label, where the label alone is not enough.
  says?: string;
  // Why it is off; a button that is off stays reachable so that the reason can be read.
  off?: string | false;
  props?: Props;
}

// The place at the bottom right stays while what it does changes: the second half of a double click
// on Done must not press Confirm.
const once = (press: (event: Event) => void) => (event: Event) => {
  if ((event as MouseEvent).detail <= 1) press(event);
};

export function button(label: string, onclick: (event: Event) => void, options: ButtonOptions = {}): Vnode {
  const off = options.off !== undefined && options.off !== false;
  return h(
    'fluent-button',
    {
      key: options.key,
      id: options.id,
      role: 'button',
      appearance: options.primary ? 'primary' : options.subtle ? 'subtle' : 'outline',
      size: options.small ? 'small' : 'medium',
      'icon-only': label === '',
      'aria-label': options.says,
      title: off ? options.off : label === '' ? options.says : undefined,
      'disabled-focusable': off,
      'aria-disabled': off ? 'true' : undefined,
      onclick: off ? undefined : options.primary ? once(onclick) : onclick,
      ...options.props,
    },
    options.icon && icon(options.icon, '', label === '' ? undefined : 'start'),
    label,
  );
}

export const badge = (text: string, kind: 'plain' | 'strong' | 'warn' = 'plain'): Vnode =>
  h('span', { class: classes('badge', `badge-${kind}`) }, text);

export const unseen = (text: string): Vnode => h('span', { class: 'unseen' }, text);

export interface FieldOptions {
  id: string;
  label: string;
  name?: string;
  value?: string;
  type?: string;
  hint?: string;
  required?: boolean;
  autofocus?: boolean;
  multiline?: boolean;
  props?: Props;
}

// A label above a native field: a description under it can be tied to it for screen readers.
export function field(options: FieldOptions): Vnode {
  const shared: Props = {
    id: options.id,
    name: options.name ?? options.id,
    class: 'input',
    placeholder: options.hint,
    required: options.required,
    autofocus: options.autofocus,
    autocomplete: 'off',
    '.value': options.value ?? '',
    ...options.props,
  };
  return h(
    'div',
    { class: 'field' },
    h('label', { for: options.id }, options.label),
    options.multiline ? h('textarea', { ...shared, rows: 3 }) : h('input', { ...shared, type: options.type ?? 'text' }),
  );
}

export interface Option {
  value: string;
  label: string;
}

export function select(id: string, label: string, options: readonly Option[], value: string, onchange: (value: string) => void, props: Props = {}): Vnode {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h(
      'select',
      { id, name: id, class: 'input', onchange: (event: Event) => onchange((event.target as HTMLSelectElement).value), ...props, '.value': value },
      options.map((option) => h('option', { key: option.value, value: option.value }, option.label)),
    ),
  );
}

export interface RadioOptions {
  name: string;
  label: string;
  options: readonly Option[];
  value: string | null;
  onchange?: (value: string) => void;
  autofocus?: boolean;
}

export function radios(options: RadioOptions): Vnode {
  const chosen = options.options.findIndex((option) => option.value === options.value);
  return h(
    'fieldset',
    { class: 'radios' },
    h('legend', {}, options.label),
    options.options.map((option, at) =>
      h(
        'label',
        { key: option.value, class: 'radio' },
        h('input', {
          type: 'radio',
          name: options.name,
          value: option.value,
          required: true,
          '.checked': at === chosen,
          autofocus: options.autofocus === true && at === Math.max(0, chosen),
          onchange: () => options.onchange?.(option.value),
        }),
        h('span', {}, option.label),
      ),
    ),
  );
}

export const spinner = (text: string): Vnode =>
  h('div', { class: 'waits', role: 'status' }, h('fluent-spinner', { size: 'tiny', 'aria-hidden': 'true' }), h('span', {}, text));

// What a view gives to the frame: the primary button is the one at the bottom right.
export interface View {
  title: string;
  count?: string;
  body: Child;
  left?: Child;
  primary?: Vnode | null;
}
